"""Staying signed in, and being signed out when nobody is there any more."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mentores.accounts.models import User
from mentores.web.sessions import BEGUN, SEEN
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.partners import make_coordinator, make_entity
from tests.web.links.opening import address, link_to, now

MINUTES, HOURS, DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def mentee() -> User:
    return make_application(person=make_person(email="ana@example.org"), at=now()).person


def coordinator() -> User:
    person = make_coordinator(make_entity(), person=make_person(email="ana@example.org")).person
    assert person is not None  # just made
    return person


def come_in(browser: Client, person: User, *, begun: timedelta, seen: timedelta) -> None:
    """The person has signed in through a link, and asked for a page last, so long ago."""
    browser.post(address(link_to(person, "claim", person.public_id)))
    session = browser.session
    session[BEGUN], session[SEEN] = (timezone.now() - begun).timestamp(), (timezone.now() - seen).timestamp()
    session.save()


@pytest.mark.parametrize(
    ("who", "begun", "seen", "stays"),
    [
        (coordinator, 11 * HOURS, 29 * MINUTES, True),
        (coordinator, 11 * HOURS, 30 * MINUTES, False),
        (coordinator, 12 * HOURS, 1 * MINUTES, False),
        (mentee, 89 * DAYS, 13 * DAYS, True),
        (mentee, 89 * DAYS, 14 * DAYS, False),
        (mentee, 90 * DAYS, 1 * DAYS, False),
    ],
)
def test_somebody_who_is_away_or_in_for_too_long_is_signed_out(client, db, who, begun, seen, stays):
    come_in(client, who(), begun=begun, seen=seen)

    page = client.get("/entry/")

    assert page["Location"].startswith("/entry/login") != stays
    assert ("_auth_user_id" in client.session) == stays


def test_a_code_begins_the_time_anew(client, db, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    person = coordinator()
    come_in(client, person, begun=11 * HOURS, seen=MINUTES)
    client.logout()
    cache.clear()

    client.post("/entry/login", {"login": person.contact_email})
    code = re.findall(r"^[A-Z0-9-]{6,12}$", str(mail.outbox[-1].body), re.MULTILINE)
    client.post("/entry/login/confirm", {"code": code[0]})

    assert timezone.now().timestamp() - client.session[BEGUN] < 60


def test_who_was_signed_out_comes_back_to_a_page_and_not_to_a_button(client, db):
    come_in(client, coordinator(), begun=HOURS, seen=31 * MINUTES)

    answer = client.post("/desk/mentors/abcdefghijkm/pause")

    assert answer["Location"] == "/entry/login?next=/desk/"


def test_who_goes_on_working_is_not_away(client, db):
    come_in(client, coordinator(), begun=HOURS, seen=20 * MINUTES)

    client.get("/desk/")

    assert timezone.now().timestamp() - client.session[SEEN] < 60


def test_a_page_right_after_another_writes_nothing(client, db):
    come_in(client, coordinator(), begun=HOURS, seen=timedelta(seconds=5))
    before = client.session[SEEN]

    client.get("/desk/")

    assert client.session[SEEN] == before
