"""Messages written with an act, and delivered afterwards."""

from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.utils import translation

from mentores.accounts.models import User
from mentores.core.tokens import token_for
from mentores.messaging.models import Message, State
from mentores.messaging.services import deliver_waiting, send
from tests.factories.accounts import make_person
from tests.factories.links import make_link
from tests.factories.moments import NOON, after

NOTICE = "matching/came_to_nothing"
HERE = "tests.messaging.test_services"


class Unplugged(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError


class HangsUp(BaseEmailBackend):
    """A mail server that takes a message and says nothing more."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPServerDisconnected


class ActFailed(Exception):
    """An act got no further than its message."""


@transaction.atomic
def send_and_fail(person: User) -> None:
    send(person, NOTICE, at=NOON)
    raise ActFailed


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_a_message_waits_with_the_words_it_will_be_sent_with(db):
    person = make_person("Ana Silva", email="ana@example.org", language="en")

    message = send(person, NOTICE, at=NOON)

    assert (message.person, message.address, message.language) == (person, "ana@example.org", "en")
    assert (message.state, message.written_at, message.sent_at) == (State.WAITING, NOON, None)
    assert message.body.splitlines()[0] == "Hello Ana,"


def test_a_message_speaks_the_language_of_its_person_and_not_of_who_acts(db):
    with translation.override("pt"):
        message = send(make_person("Ana Silva", language="en"), NOTICE, at=NOON)

    assert (message.language, message.body.splitlines()[0]) == ("en", "Hello Ana,")


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
    for _ in range(3):
        send(make_person(), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    assert [len(mail.recipients()) for mail in mailoutbox] == [1, 1, 1]


def test_messages_leave_oldest_first_and_once(db, mailoutbox):
    written = [send(make_person(), NOTICE, at=NOON).address for _ in range(3)]

    deliver_waiting(at=after(hours=1))
    deliver_waiting(at=after(hours=2))

    assert [mail.to for mail in mailoutbox] == [[address] for address in written]
    assert set(Message.objects.values_list("state", "sent_at")) == {(State.SENT, after(hours=1))}


def test_a_mail_says_which_message_it_is_and_in_which_language(db, mailoutbox):
    message = send(make_person(language="ar"), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    headers = mailoutbox[0].extra_headers
    assert headers == {"Message-ID": f"<{message.public_id}@mentores>", "Content-Language": "ar"}
    assert 'lang="ar" dir="rtl"' in mailoutbox[0].alternatives[0][0]


def test_a_person_without_a_mailbox_is_told_another_way(db, mailoutbox):
    message = send(make_person(email="", phone="+351912345678"), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    message.refresh_from_db()
    assert (message.state, message.address, len(mailoutbox)) == (State.NO_ADDRESS, "", 0)


def test_another_address_may_be_given(db):
    assert send(make_person(), NOTICE, at=NOON, address="new@example.org").address == "new@example.org"


def test_a_message_that_cannot_leave_is_marked_and_the_next_one_tried(db, settings, mailoutbox):
    settings.MESSAGING_TRANSPORT = f"{HERE}.Unplugged"
    send(make_person(), NOTICE, at=NOON)
    send(make_person(), NOTICE, at=NOON)

    deliver_waiting(at=NOON)

    assert set(Message.objects.values_list("state", "error", "sent_at")) == {
        (State.FAILED, "ConnectionRefusedError", None)
    }


def test_a_message_that_may_have_left_is_uncertain_and_not_sent_again(db, settings, mailoutbox):
    settings.MESSAGING_TRANSPORT = f"{HERE}.HangsUp"
    send(make_person(), NOTICE, at=NOON)
    deliver_waiting(at=NOON)
    settings.MESSAGING_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"

    deliver_waiting(at=after(hours=2))

    assert (states(), len(mailoutbox)) == ([State.UNCERTAIN], 0)


def test_a_message_claimed_by_a_worker_that_died_becomes_uncertain(db, mailoutbox):
    message = send(make_person(), NOTICE, at=NOON)
    Message.objects.filter(pk=message.pk).update(state=State.SENDING, claimed_at=NOON)

    deliver_waiting(at=after(hours=0))
    soon = states()
    deliver_waiting(at=after(hours=1))

    assert (soon, states(), len(mailoutbox)) == ([State.SENDING], [State.UNCERTAIN], 0)


def test_an_act_that_fails_leaves_no_message(db):
    with pytest.raises(ActFailed):
        send_and_fail(make_person())

    assert states() == []


@pytest.mark.parametrize(
    "wrong",
    [{"address": ""}, {"state": State.SENT}, {"sent_at": NOON}],
    ids=["waiting without an address", "sent at no moment", "waiting with a moment of sending"],
)
def test_the_database_refuses_a_message(db, wrong):
    message = send(make_person(), NOTICE, at=NOON)

    with pytest.raises(IntegrityError):
        Message.objects.filter(pk=message.pk).update(**wrong)
