"""Messages leave once, codes first; what could not leave waits longer each time, and everything comes to an end."""

from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from mentores.core.tokens import token_for
from mentores.messaging.delivery import CODE_WAITS, WAITS, deliver_waiting
from mentores.messaging.models import Message, State
from mentores.messaging.outcomes import NobodyThere, NotNow, PerhapsTaken, Refused
from mentores.messaging.services import release, send, send_code_by_sms
from tests.factories.accounts import make_appointed, make_person
from tests.factories.links import make_link
from tests.factories.messaging import make_message
from tests.factories.moments import NOON, after

NOTICE = "matching/came_to_nothing"
OTHER = "admissions/received"
HERE = "tests.messaging.test_delivery"
MOBILE = "+351912345678"


class Busy(BaseEmailBackend):
    """A server that takes nothing for this person now."""

    def send_messages(self, email_messages):
        raise NotNow("450")


class Unplugged(BaseEmailBackend):
    """A server that cannot be reached."""

    def send_messages(self, email_messages):
        raise NobodyThere("ConnectionRefusedError")


class Refusing(BaseEmailBackend):
    """A server that does not know this person."""

    def send_messages(self, email_messages):
        raise Refused("550")


class Lost(BaseEmailBackend):
    """A server that takes a message and says nothing more."""

    def send_messages(self, email_messages):
        raise PerhapsTaken("SMTPServerDisconnected")


class Broken(BaseEmailBackend):
    """A transport with a fault of its own."""

    def send_messages(self, email_messages):
        raise RuntimeError("the text may hold a name")


class PrintedSms:
    """A gateway that keeps what it is given."""

    sent: list[tuple[str, str]] = []  # a transport is made anew for each message

    def send(self, number, text):
        self.sent.append((number, text))


class UnpluggedSms:
    """A gateway that cannot be reached."""

    def send(self, number, text):
        raise NobodyThere("ConnectionRefusedError")


@pytest.fixture
def sms(settings):
    """What the gateway was given."""
    settings.MESSAGING_SMS = f"{HERE}.PrintedSms"
    PrintedSms.sent.clear()
    return PrintedSms.sent


@pytest.fixture
def server(settings):
    """Change the mail server for one that behaves like this."""
    ours = settings.MESSAGING_TRANSPORT

    def behave(kind):
        settings.MESSAGING_TRANSPORT = f"{HERE}.{kind.__name__}" if kind else ours

    return behave


def write(number: int, notice: str = NOTICE) -> None:
    for _ in range(number):
        make_message(make_person(), notice=notice)


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_what_people_write_is_not_taken_for_html(db, mailoutbox):
    send(make_person("<b>Ana</b> Silva & Costa", language="en"), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    text, [(html, _)] = mailoutbox[0].body, mailoutbox[0].alternatives
    assert (text.count("Hello <b>Ana</b>,"), html.count("<b>"), html.count("&lt;b&gt;Ana&lt;/b&gt;")) == (1, 0, 1)


def test_the_address_of_the_link_is_put_in_on_delivery(db, mailoutbox):
    person = make_person(language="en")
    link = make_link(person, purpose="rating")
    message = send(person, "evaluations/asked", link=link, at=NOON)

    deliver_waiting(at=NOON)

    address = f"http://localhost:8000/l/{token_for(link.public_id)}"
    html = mailoutbox[0].alternatives[0][0]
    assert (message.link_id, message.body.count("http")) == (link.public_id, 0)
    assert [text.count(token_for(link.public_id)) for text in (mailoutbox[0].body, html)] == [1, 1]
    assert address.split("/l/")[0] in mailoutbox[0].body


def test_every_message_goes_to_one_person(db, mailoutbox):
    write(3)

    deliver_waiting(at=NOON)

    assert [len(mail.recipients()) for mail in mailoutbox] == [1, 1, 1]


def test_messages_leave_oldest_first_and_once(db, mailoutbox):
    written = [send(make_person(), NOTICE, at=NOON).address for _ in range(3)]

    deliver_waiting(at=after(hours=1))
    deliver_waiting(at=after(hours=2))

    assert [mail.to for mail in mailoutbox] == [[address] for address in written]
    assert set(Message.objects.values_list("state", "sent_at", "attempts")) == {(State.SENT, after(hours=1), 1)}


def test_a_mail_says_which_message_it_is_and_in_which_language(db, mailoutbox):
    message = send(make_person(language="ar"), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    headers = mailoutbox[0].extra_headers
    assert headers == {"Message-ID": f"<{message.public_id}@mentores>", "Content-Language": "ar"}
    assert 'lang="ar" dir="rtl"' in mailoutbox[0].alternatives[0][0]


def test_a_code_leaves_before_everything_that_waits(db, mailoutbox):
    write(2)
    code = make_message(make_person(), is_code=True)

    deliver_waiting(at=NOON)

    assert mailoutbox[0].to == [code.address]


def test_a_person_without_a_way_is_told_by_somebody(db, mailoutbox):
    send(make_person(email=""), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    assert (states(), len(mailoutbox)) == ([State.NO_ADDRESS], 0)


def test_a_text_message_says_the_subject_and_gives_the_link(db, sms):
    person = make_person(email="", phone=MOBILE, language="en")
    link = make_link(person, purpose="rating")
    send(person, "evaluations/asked", link=link, at=NOON)

    deliver_waiting(at=NOON)

    address = f"http://localhost:8000/l/rating/{token_for(link.public_id)}"
    assert sms == [(MOBILE, f"How was your mentorship?\n{address}")]
    assert states() == [State.SENT]


def test_a_text_message_without_a_link_says_everything(db, sms):
    send(make_person("Ana", email="", phone=MOBILE, language="en"), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    [(_, text)] = sms
    assert text.splitlines()[0] == "Hello Ana,"
    assert text.splitlines()[-1].startswith("You do not have to do anything.")


@pytest.mark.parametrize("kind", [Busy, Unplugged])
def test_what_is_not_taken_is_tried_again_after_growing_waits_and_then_fails(db, mailoutbox, server, kind):
    server(kind)
    write(1)
    tried, at = [], NOON

    for wait in (*WAITS, timedelta()):
        deliver_waiting(at=at)
        deliver_waiting(at=at + wait - timedelta(seconds=1))
        tried.append(Message.objects.get().attempts)
        at += wait

    assert tried == [1, 2, 3, 4, 5, 6]
    assert states() == [State.FAILED]


def test_what_is_taken_in_the_end_is_sent(db, mailoutbox, server):
    server(Busy)
    write(1)
    deliver_waiting(at=NOON)
    server(None)

    deliver_waiting(at=NOON + WAITS[0])

    assert (states(), len(mailoutbox)) == ([State.SENT], 1)


def test_an_address_that_is_refused_fails_at_once_and_the_next_one_is_tried(db, server):
    server(Refusing)
    write(2)

    deliver_waiting(at=NOON)

    assert set(Message.objects.values_list("state", "error", "attempts")) == {(State.FAILED, "550", 1)}
    assert Message.objects.count() == 2


def test_a_server_that_is_not_there_is_asked_once_in_a_run(db, server, sms):
    server(Unplugged)
    write(3)
    send(make_person(email="", phone=MOBILE), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    assert list(Message.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0, 0, 1]
    assert (states()[3], len(sms)) == (State.SENT, 1)


def test_a_message_that_may_have_left_is_uncertain_and_not_sent_again(db, mailoutbox, server):
    server(Lost)
    write(1)
    deliver_waiting(at=NOON)
    server(None)

    deliver_waiting(at=after(days=2))

    assert (states(), len(mailoutbox)) == ([State.UNCERTAIN], 0)


def test_a_fault_of_ours_makes_one_message_uncertain_and_says_no_name(db, server, caplog):
    server(Broken)
    write(2)

    deliver_waiting(at=NOON)

    assert states() == [State.UNCERTAIN, State.WAITING]
    assert [record.getMessage().split(": ")[1] for record in caplog.records] == ["RuntimeError"]


def test_a_message_whose_words_cannot_be_made_ready_has_not_left(db, caplog, mailoutbox):
    make_message(make_person(), link_purpose="nowhere", link_id="abcdefghjkmn")
    write(1)

    deliver_waiting(at=NOON)
    deliver_waiting(at=NOON)

    assert (states(), len(mailoutbox)) == ([State.WAITING, State.SENT], 1)
    assert [record.getMessage().split(": ")[1] for record in caplog.records] == ["KeyError"]


def test_a_message_claimed_by_a_worker_that_died_becomes_uncertain(db, mailoutbox):
    make_message(make_person(), state=State.SENDING)

    deliver_waiting(at=after(hours=0))
    soon = states()
    deliver_waiting(at=after(hours=1))

    assert (soon, states(), len(mailoutbox)) == ([State.SENDING], [State.UNCERTAIN], 0)


def test_a_code_is_not_kept_once_it_has_left(db, sms, settings):
    settings.MESSAGING_BLANKS_CODES = True
    send_code_by_sms(MOBILE, "123456", language="en", at=NOON)

    deliver_waiting(at=NOON)

    assert sms[0][1] == "Your code for Mentores is 123456. Do not tell it to anybody."
    assert Message.objects.values_list("state", "body").get() == (State.SENT, "")


def test_a_code_claimed_by_a_worker_that_died_is_not_kept(db, settings):
    settings.MESSAGING_BLANKS_CODES = True
    send_code_by_sms(MOBILE, "123456", language="en", at=NOON)
    Message.objects.update(state=State.SENDING, claimed_at=NOON)

    deliver_waiting(at=after(hours=1))

    assert Message.objects.values_list("state", "body").get() == (State.UNCERTAIN, "")


def test_a_code_that_nobody_takes_is_given_up_before_long_and_not_kept(db, settings):
    settings.MESSAGING_BLANKS_CODES = True
    settings.MESSAGING_SMS = f"{HERE}.UnpluggedSms"
    send_code_by_sms(MOBILE, "123456", language="en", at=NOON)
    at, kept = NOON, []

    for wait in (*CODE_WAITS, timedelta()):
        deliver_waiting(at=at)
        kept.append("123456" in Message.objects.get().body)
        at += wait

    assert (states(), kept) == ([State.FAILED], [True, True, False])


def test_what_is_printed_on_the_console_stays_readable_in_the_outbox(db, sms):
    send_code_by_sms(MOBILE, "123456", language="en", at=NOON)

    deliver_waiting(at=NOON)

    assert "123456" in Message.objects.get(state=State.SENT).body


def test_more_than_the_limit_in_an_hour_is_held(db, mailoutbox, settings):
    settings.MESSAGES_IN_AN_HOUR = 3
    write(2)
    write(3, notice=OTHER)

    deliver_waiting(at=NOON)

    assert (len(mailoutbox), states()) == (3, [State.SENT] * 3 + [State.HELD] * 2)


def test_more_of_one_notice_than_its_limit_is_held_and_others_leave(db, mailoutbox, settings):
    settings.MESSAGES_OF_A_NOTICE_IN_AN_HOUR = 2
    write(4)
    write(1, notice=OTHER)

    deliver_waiting(at=NOON)

    assert (len(mailoutbox), states()) == (3, [State.SENT] * 2 + [State.HELD] * 2 + [State.SENT])


def test_the_brake_looks_back_an_hour_and_what_it_holds_stays_held(db, mailoutbox, settings):
    settings.MESSAGES_IN_AN_HOUR = 2
    write(3)
    deliver_waiting(at=NOON)

    write(1)
    deliver_waiting(at=after(hours=1))

    assert (len(mailoutbox), states()) == (3, [State.SENT, State.SENT, State.HELD, State.SENT])


def test_what_a_person_lets_go_leaves_without_being_counted_again(db, mailoutbox, settings):
    settings.MESSAGES_IN_AN_HOUR = 2
    write(6)
    deliver_waiting(at=NOON)
    release(by=make_appointed(), at=NOON)

    deliver_waiting(at=NOON)

    assert (len(mailoutbox), set(states())) == (6, {State.SENT})


def test_codes_are_never_held(db, mailoutbox, settings):
    settings.MESSAGES_IN_AN_HOUR = 1
    write(2)
    for _ in range(3):
        make_message(make_person(), is_code=True)

    deliver_waiting(at=NOON)

    assert (len(mailoutbox), states()) == (4, [State.SENT, State.HELD] + [State.SENT] * 3)


def test_a_retry_is_not_held(db, mailoutbox, settings, server):
    settings.MESSAGES_IN_AN_HOUR = 1
    server(Busy)
    write(1)
    deliver_waiting(at=NOON)
    server(None)

    deliver_waiting(at=NOON + WAITS[0])

    assert (len(mailoutbox), states()) == (1, [State.SENT])
