"""Messages written with an act, by the way that leads to their person."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import translation

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Channel, How, Message, State
from mentores.messaging.services import cancel, mark_told, release, send, send_again, send_code_by_sms
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.links import make_link
from tests.factories.messaging import make_message
from tests.factories.moments import NOON, after
from tests.factories.partners import make_entity, make_technician

NOTICE = "matching/came_to_nothing"
MOBILE, LANDLINE = "+351912345678", "+351212345678"


class ActFailed(Exception):
    """An act got no further than its message."""


@transaction.atomic
def send_and_fail(person: User) -> None:
    send(person, NOTICE, at=NOON)
    raise ActFailed


def technician() -> Viewer:
    return make_technician(make_entity())


def coordinator() -> Viewer:
    return make_appointed(Role.NATIONAL_COORDINATOR)


def held(number: int, notice: str = NOTICE) -> None:
    for _ in range(number):
        make_message(make_person(), notice=notice, state=State.HELD)


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


def test_another_address_and_another_language_may_be_given(db):
    message = send(make_person(language="pt"), NOTICE, at=NOON, address="new@example.org", language="ar")

    assert (message.address, message.language) == ("new@example.org", "ar")


def test_somebody_we_do_not_know_is_written_to_at_an_address(db):
    message = send(None, NOTICE, at=NOON, address="guest@example.org", language="en")

    assert (message.person, message.address, message.state) == (None, "guest@example.org", State.WAITING)


@pytest.mark.parametrize(
    ("email", "phone", "contact_by", "way"),
    [
        ("ana@example.org", MOBILE, "email", (Channel.EMAIL, "ana@example.org", "", State.WAITING)),
        ("ana@example.org", MOBILE, "sms", (Channel.SMS, "", MOBILE, State.WAITING)),
        ("ana@example.org", LANDLINE, "sms", (Channel.EMAIL, "ana@example.org", "", State.WAITING)),
        ("ana@example.org", "", "sms", (Channel.EMAIL, "ana@example.org", "", State.WAITING)),
        ("", MOBILE, "email", (Channel.SMS, "", MOBILE, State.WAITING)),
        ("", LANDLINE, "email", (Channel.EMAIL, "", "", State.NO_ADDRESS)),
        ("", "", "email", (Channel.EMAIL, "", "", State.NO_ADDRESS)),
        ("", "12", "email", (Channel.EMAIL, "", "", State.NO_ADDRESS)),
        ("ana@example.org", MOBILE, "call", (Channel.EMAIL, "", "", State.NO_ADDRESS)),
    ],
)
def test_a_message_goes_the_way_that_the_person_has_and_prefers(db, email, phone, contact_by, way):
    person = make_person(email=email, phone=phone)
    person.contact_by = contact_by

    message = send(person, NOTICE, at=NOON)

    assert (message.channel, message.address, message.phone, message.state) == way


def test_without_a_gateway_nobody_is_sent_a_text_message(db, settings):
    settings.MESSAGING_SMS = ""

    message = send(make_person(email="", phone=MOBILE), NOTICE, at=NOON)

    assert (message.state, message.phone) == (State.NO_ADDRESS, "")


def test_a_message_knows_the_case_it_is_about(db):
    application = make_application()
    link = make_link(application.person, purpose="application", kind="application", subject="abcdefghjkmn")

    told = send(application.person, NOTICE, at=NOON, about=application)
    linked = send(application.person, NOTICE, at=NOON, link=link)

    assert (told.about_kind, told.about_id) == ("application", application.public_id)
    assert (linked.about_kind, linked.about_id) == ("application", "abcdefghjkmn")


def test_an_act_that_fails_leaves_no_message(db):
    with pytest.raises(ActFailed):
        send_and_fail(make_person())

    assert states() == []


def test_a_code_is_written_to_a_number_in_the_language_of_its_reader(db):
    message = send_code_by_sms(MOBILE, "123456", language="en", at=NOON)

    assert (message.channel, message.phone, message.is_code, message.person) == (Channel.SMS, MOBILE, True, None)
    assert message.body == "Your code for Mentores is 123456. Do not tell it to anybody."


@pytest.mark.parametrize("state", [State.NO_ADDRESS, State.FAILED, State.UNCERTAIN])
def test_what_was_not_delivered_is_marked_as_told_and_recorded(db, state):
    by = technician()
    message = make_message(make_person(), state=state)

    told = mark_told(message, how=How.PHONE, by=by, at=after(hours=1))

    assert (told.state, told.told_at, told.told_how) == (State.TOLD, after(hours=1), How.PHONE)
    event = Event.objects.get(act="mark_told")
    assert (event.kind, event.subject, event.person_id) == ("message", message.public_id, by.person_id)


def test_what_was_not_delivered_is_sent_again_by_the_way_of_today(db):
    person = make_person(email="")
    message = make_message(person, state=State.NO_ADDRESS)
    person.contact_email = "now@example.org"
    person.save()

    again = send_again(message, by=technician(), at=after(hours=1))

    assert (again.state, again.address, again.attempts) == (State.WAITING, "now@example.org", 0)
    assert Event.objects.get(act="send_again").subject == message.public_id


def test_nothing_is_sent_again_where_no_way_leads(db):
    message = make_message(make_person(email=""), state=State.NO_ADDRESS)

    with pytest.raises(ActNotPossible):
        send_again(message, by=technician(), at=NOON)

    assert states() == [State.NO_ADDRESS]


@pytest.mark.parametrize("state", [State.WAITING, State.SENDING, State.SENT, State.TOLD])
def test_only_what_was_not_delivered_is_told_or_sent_again(db, state):
    message = make_message(make_person(), state=state)

    for act in (
        lambda by: mark_told(message, how=How.LETTER, by=by, at=NOON),
        lambda by: send_again(message, by=by, at=NOON),
    ):
        with pytest.raises(ActNotPossible):
            act(technician())

    assert states() == [state]


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR, Role.EDITOR, Role.PARTICIPANT, Role.VISITOR])
def test_others_neither_tell_nor_send_again(db, role):
    message = make_message(make_person(), state=State.FAILED)
    by = Viewer(person=make_person(), role=role)

    for act in (lambda: mark_told(message, how=How.PHONE, by=by, at=NOON), lambda: send_again(message, by=by, at=NOON)):
        with pytest.raises(PermissionDenied):
            act()

    assert states() == [State.FAILED]


def test_a_person_lets_go_what_the_brake_has_held(db):
    held(2)
    held(1, notice="admissions/received")

    number = release(NOTICE, by=coordinator(), at=after(hours=1))

    assert (number, states()) == (2, [State.WAITING, State.WAITING, State.HELD])
    assert list(Event.objects.values_list("act", "kind", "subject")) == [("release", "notice", NOTICE)]


def test_a_person_decides_that_what_is_held_never_leaves(db):
    held(2)

    number = cancel(by=coordinator(), at=NOON)

    assert (number, states()) == (2, [State.CANCELLED, State.CANCELLED])
    assert list(Event.objects.values_list("act", "subject")) == [("cancel", "all")]


@pytest.mark.parametrize("act", [release, cancel])
def test_only_the_national_coordinator_decides_about_the_brake(db, act):
    held(1)

    for by in (technician(), make_appointed(Role.NATIONAL_TECHNICIAN)):
        with pytest.raises(PermissionDenied):
            act(by=by, at=NOON)

    assert states() == [State.HELD]


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": ""},
        {"phone": MOBILE},
        {"state": State.SENT},
        {"sent_at": NOON},
        {"state": State.SENDING},
        {"state": State.TOLD},
        {"told_how": How.PHONE},
        {"state": State.HELD, "is_code": True},
    ],
    ids=str,
)
def test_the_database_refuses_a_message(db, wrong):
    message = send(make_person(), NOTICE, at=NOON)

    with pytest.raises(IntegrityError):
        Message.objects.filter(pk=message.pk).update(**wrong)
