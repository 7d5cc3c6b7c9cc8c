"""Booking the interview on the desk, moving it, and what came of it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from mentores.admissions.lifecycle import State
from mentores.admissions.models import Interview, InterviewState
from tests.factories.admissions import make_application, make_booking
from tests.factories.partners import make_entity
from tests.web.desk.handling import NOTHING_CHANGED, address, booking, made
from tests.web.desk.visiting import colleague, forms, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_the_interview_is_booked_at_one_of_the_times_that_suit_both(entity, client):
    application = made(entity, State.IN_REVIEW)
    slot = client.get(address(application)).context["booking"]["when"].value()

    page = client.post(address(application, "book"), booking(when=slot), follow=True)

    interview = Interview.objects.get()
    kept = (interview.starts_at, interview.place, interview.minutes)
    assert kept == (datetime.fromisoformat(slot), "Rua Nova, 1", 45)
    assert said(page)[0] == "The interview is booked."


def test_any_other_time_can_be_booked_by_the_clocks_of_the_entity(client):
    azores = make_entity(municipality="4203")
    technician = colleague(azores)
    application = made(azores, State.IN_REVIEW)

    seated(technician).post(address(application, "book"), booking())

    starts_at = Interview.objects.get().starts_at
    assert starts_at is not None
    assert f"{starts_at.astimezone(azores.zone()):%H:%M}" == "10:00"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"hour": ""}, "Say the day and the time, or choose one of the times above."),
        ({"day": "soon"}, "Enter a valid date."),
        ({"when": "2001-01-01T10:00:00+00:00"}, "This time is no longer free. Choose another one."),
        ({"minutes": "1000"}, "Select a valid choice. 1000 is not one of the available choices."),
    ],
)
def test_a_booking_that_is_not_understood_keeps_what_was_typed(entity, client, wrong, sentence):
    page = client.post(address(made(entity, State.IN_REVIEW), "book"), booking(**wrong))

    assert (page.status_code, sentence in text_of(page)) == (422, True)
    assert ('value="Rua Nova, 1"' in page.content.decode(), Interview.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("in_person", "Write where you meet: the person is told."),
        ("online", "Write the link of the video call: the person is told."),
    ],
)
def test_nobody_is_invited_without_a_word_of_where(entity, client, mode, sentence):
    page = client.post(address(made(entity, State.IN_REVIEW), "book"), booking(mode=mode, place=""))

    assert (page.status_code, sentence in text_of(page), Interview.objects.count()) == (422, True, 0)


def test_an_entity_without_an_address_offers_its_name_as_the_place(entity, client):
    page = client.get(address(made(entity, State.IN_REVIEW)))

    assert (entity.address, page.context["booking"]["place"].value()) == ("", "Porta Aberta")


def test_a_time_that_is_past_is_not_booked(entity, client):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

    page = client.post(address(made(entity, State.IN_REVIEW), "book"), booking(day=yesterday), follow=True)

    assert said(page) == ["Nothing was changed: this time is past. Choose a later one."]


def test_whoever_books_second_is_told_how_things_are(entity, client):
    application = made(entity, State.IN_REVIEW)
    client.post(address(application, "book"), booking())

    page = client.post(address(application, "book"), booking(), follow=True)

    assert (said(page)[-1], Interview.objects.count()) == (NOTHING_CHANGED, 1)


def test_the_interview_moves_is_called_off_and_is_missed(entity, client):
    application = made(entity, State.IN_REVIEW)
    client.post(address(application, "book"), booking(), follow=True)

    moved = client.post(address(application, "rebook"), booking(hour="15:00"), follow=True)
    too_early = client.post(address(application, "miss"), follow=True)
    called_off = client.post(address(application, "cancel"), follow=True)

    assert said(moved)[0] == "The interview is moved."
    assert said(too_early) == [NOTHING_CHANGED]
    assert said(called_off)[0] == "The interview is called off."
    assert Interview.objects.get().state == InterviewState.CANCELLED


def test_who_did_not_come_is_noted_once_the_hour_has_come(entity, client):
    application = make_application(entity, state=State.IN_REVIEW, at=timezone.now() - timedelta(days=5))
    make_booking(application, at=timezone.now() - timedelta(days=4))

    before = client.get(address(application))
    page = client.post(address(application, "miss"), follow=True)

    application.refresh_from_db()
    assert ("miss" in forms(before), application.state) == (True, State.IN_REVIEW)
    assert said(page) == ["It is noted that the person did not come. Book another time."]
