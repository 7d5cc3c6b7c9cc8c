"""Where somebody is signed in, and who is told of a new device."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied

from mentores.access.models import SignIn
from mentores.access.selectors import place_of, places_of
from mentores.access.services import sign_ins
from mentores.accounts.models import User
from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.audit.models import Event
from mentores.links.models import Link
from mentores.messaging.models import Message
from tests.factories.access import make_sign_in
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON

HOUR = timedelta(hours=1)


def signed_in(person: User, token: str) -> SignIn:
    """With a session that goes on."""
    store = SessionStore()
    store["seen"] = 1
    store.create()
    return sign_ins.begin_sign_in(
        person, session_key=store.session_key or "", token=token, browser="", by=as_participant(person), at=NOON
    )


def told() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("notice", flat=True))


def through_its_link(sign_in: SignIn) -> Viewer:
    return through_link(sign_in.person, purpose="session", kind="session", subject=sign_in.public_id)


def test_nobody_is_asked_about_the_first_sign_in_of_all(db):
    make_sign_in(make_person())

    assert told() == []


def test_a_new_device_is_told_of_once(db):
    person = make_person("Ana Coutinho", email="ana@example.org", language="en")
    make_sign_in(person, token="the telephone")

    make_sign_in(person, token="a library")
    make_sign_in(person, token="a library")
    make_sign_in(person, token="the telephone")

    message = Message.objects.get()
    assert (message.notice, message.address, message.link_purpose) == (
        "access/new_device",
        "ana@example.org",
        "session",
    )
    assert "Ana" not in message.subject
    assert "Firefox, Android" in message.body


def test_another_persons_device_is_new_to_me(db):
    make_sign_in(make_person(), token="shared")
    person = make_person()
    make_sign_in(person, token="own")

    make_sign_in(person, token="shared")

    assert told() == ["access/new_device"]


def test_the_token_of_a_device_is_kept_nowhere(db):
    sign_in = make_sign_in(make_person(), token="the token of the telephone")

    assert "the token" not in str(SignIn.objects.filter(pk=sign_in.pk).values_list())


def test_a_person_ends_their_own_session(db):
    person = make_person()
    here, there = signed_in(person, "here"), signed_in(person, "there")

    sign_ins.end_sign_in(there, by=as_participant(person), at=NOON + HOUR)

    places = places_of(person, session_key=here.session_key, at=NOON)
    assert [(place.sign_in, place.is_here) for place in places] == [(here, True)]
    assert [one.session_key for one in Session.objects.all()] == [here.session_key]
    assert Event.objects.filter(act="end_sign_in").count() == 1


def test_the_link_of_the_message_ends_it_too_and_twice_is_once(db):
    sign_in = signed_in(make_person(), "here")

    for _ in range(2):
        sign_ins.end_sign_in(sign_in, by=through_its_link(sign_in), at=NOON + HOUR)

    sign_in.refresh_from_db()
    assert (sign_in.ended_at, Event.objects.filter(act="end_sign_in").count()) == (NOON + HOUR, 1)


def test_nobody_else_ends_it(db):
    sign_in, other = signed_in(make_person(), "here"), make_sign_in(make_person())
    claiming = through_link(sign_in.person, purpose="claim", kind="person", subject=sign_in.person.public_id)

    for viewer in (VISITOR, as_participant(other.person), through_its_link(other), claiming):
        with pytest.raises(PermissionDenied):
            sign_ins.end_sign_in(sign_in, by=viewer, at=NOON)

    assert (Session.objects.count(), place_of(other.person, sign_in.public_id)) == (1, None)


def test_everywhere_else_is_everywhere_but_here(db):
    person, other = make_person(), make_person()
    here = signed_in(person, "here")
    signed_in(person, "there")
    elsewhere = signed_in(other, "elsewhere")

    number = sign_ins.end_others(person, keep=here.session_key, by=as_participant(person), at=NOON)

    left = set(Session.objects.values_list("session_key", flat=True))
    assert (number, left) == (1, {here.session_key, elsewhere.session_key})


def test_the_link_of_the_message_is_good_for_a_week(db):
    person = make_person()
    make_sign_in(person, token="the telephone")
    make_sign_in(person, token="a library")

    link = Link.objects.get()

    assert (link.is_open(at=NOON + timedelta(days=6)), link.is_open(at=NOON + timedelta(days=8))) == (True, False)
