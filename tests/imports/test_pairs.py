"""Mentorships and meetings of the past come in as they were."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentores.evaluations.services import catch_up as ask_for_ratings
from mentores.imports import services
from mentores.imports.columns.said import sentence
from mentores.imports.lifecycle import State as ImportState
from mentores.imports.models import Kind, Mode, Row
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Meeting, Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Place
from tests.factories.accounts import make_person
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.imports.lists import carried_on, checked, sent, written

PAIRS = ("Mentor", "Mentee", "Data de início", "Estado", "Primeiro encontro", "Fim", "Motivo")
MET = ("Mentor", "Mentee", "Data", "Duração", "Forma")
EARLIER = NOON - timedelta(days=60)


@pytest.fixture
def entity(db):
    entity = make_entity()
    make_mentor(entity, person=make_person("Rui Mentor"), at=EARLIER)
    make_mentee(entity, person=make_person("Ana Sá", email="ana@example.org"), at=EARLIER)
    return entity


@pytest.fixture
def by(entity):
    return make_coordinator(entity)


def brought(rows, titles, kind, *, entity, by):
    return checked(sent(rows, entity=entity, by=by, kind=kind, titles=titles), by=by)


def problems():
    return [sentence(one["code"], one["said"]) for row in Row.objects.order_by("number") for one in row.problems]


def test_a_running_mentorship_takes_a_place_and_nobody_is_told(entity, by):
    rows = [["rui mentor", "ana@example.org", "2026-02-10", "", "2026-02-17", "", ""]]

    batch = written(brought(rows, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by)

    mentorship = Mentorship.objects.get()
    assert (batch.state, mentorship.state, mentorship.main_area_id) == (ImportState.WRITTEN, State.RUNNING, "SER-DOC")
    assert timezone.localdate(mentorship.opened_at) == date(2026, 2, 10)
    assert [move.act for move in mentorship.moves.order_by("pk")] == ["begin", "start_meeting"]
    assert (Place.objects.filter(until=None).count(), Message.objects.count()) == (1, 0)


def test_an_ended_mentorship_has_given_its_place_back_and_nobody_is_asked_how_it_was(entity, by):
    rows = [["Rui Mentor", "Ana Sá", "2026-01-10", "completed", "2026-01-17", "2026-02-20", "time_ended"]]

    written(brought(rows, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by)
    ask_for_ratings(at=NOON)

    mentorship = Mentorship.objects.get()
    assert (mentorship.state, mentorship.end_reason) == (State.COMPLETED, "time_ended")
    assert (Place.objects.filter(until=None).count(), Message.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("mentor", "days", "code"),
    [
        ("Zé", ("2026-02-10", "", "", "", ""), "nobody"),
        ("", ("2026-02-10", "", "", "", ""), "missing"),
        ("Rui Mentor", ("2025-02-10", "", "", "", ""), "before_accepted"),
        ("Rui Mentor", ("2026-02-10", "running", "", "", ""), "first_meeting"),
        ("Rui Mentor", ("2026-02-10", "completed", "2026-02-11", "", ""), "end"),
        ("Rui Mentor", ("2026-02-10", "running", "2026-02-11", "2026-02-12", ""), "no_end"),
        ("Rui Mentor", ("2026-02-10", "", "2026-02-09", "", ""), "order"),
        ("Rui Mentor", ("2026-04-10", "", "", "", ""), "future"),
    ],
)
def test_a_pair_that_cannot_be_says_why(entity, by, mentor, days, code):
    batch = brought([[mentor, "Ana Sá", *days]], PAIRS, Kind.MENTORSHIPS, entity=entity, by=by)

    assert [one["code"] for one in Row.objects.get(batch=batch).problems] == [code]


def test_a_mentor_has_as_many_pairs_as_places(entity, by):
    make_mentee(entity, person=make_person("Eva Sá"), at=EARLIER)
    rows = [["Rui Mentor", name, "2026-02-10", "", "", "", ""] for name in ("Ana Sá", "Eva Sá", "Ana Sá")]

    brought(rows, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by)

    assert problems() == [
        "This mentor has no free place.",
        "This mentor has no free place.",
        "This mentee has a mentor already.",
    ]


def test_meetings_belong_to_their_pair_and_start_it(entity, by):
    pairs = [["Rui Mentor", "Ana Sá", "2026-02-10", "", "", "", ""]]
    written(brought(pairs, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by)
    rows = [["Rui Mentor", "Ana Sá", day, "45", "in_person"] for day in ("2026-02-24", "2026-02-17")]

    written(brought(rows, MET, Kind.MEETINGS, entity=entity, by=by), by=by)

    mentorship = Mentorship.objects.get()
    assert (mentorship.state, timezone.localdate(mentorship.started_at)) == (State.RUNNING, date(2026, 2, 17))
    assert [meeting.minutes for meeting in mentorship.meetings.all()] == [45, 45]


def test_a_meeting_that_is_known_is_left_out(entity, by):
    mentorship = make_mentorship(mentor=make_mentor(entity, person=make_person("Ivo")), mentee=make_mentee(entity))
    met = Meeting.objects.get(mentorship=mentorship).held_on
    rows = [[mentorship.public_id, "", "", str(met), "60", "video"]]

    batch = brought(rows, ("Código", *MET), Kind.MEETINGS, entity=entity, by=by)

    assert Row.objects.get(batch=batch).keep is False


def test_a_meeting_before_the_two_were_a_pair_says_so(entity, by):
    rows = [["Rui Mentor", "Ana Sá", "2026-02-10", "", "", "", ""]]
    written(brought(rows, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by)
    batch = brought([["Rui Mentor", "Ana Sá", "2026-02-01", "45", "phone"]], MET, Kind.MEETINGS, entity=entity, by=by)

    assert [one["code"] for one in Row.objects.get(batch=batch).problems] == ["outside"]


def test_pairs_and_meetings_are_undone(entity, by):
    pairs = [["Rui Mentor", "Ana Sá", "2026-02-10", "", "2026-02-17", "", ""]]
    opened = written(brought(pairs, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by)
    met = [["Rui Mentor", "Ana Sá", "2026-02-17", "45", "in_person"]]
    noted = written(brought(met, MET, Kind.MEETINGS, entity=entity, by=by), by=by)

    services.undo_import(opened, by=by, at=NOON)
    refused = carried_on(opened)
    services.undo_import(noted, by=by, at=NOON)
    carried_on(noted)

    assert (refused.state, refused.touched) == (ImportState.WRITTEN, [2])
    assert (Meeting.objects.count(), Mentorship.objects.count()) == (0, 1)


def test_a_pair_alone_is_undone_and_its_place_is_free(entity, by):
    pairs = [["Rui Mentor", "Ana Sá", "2026-02-10", "", "", "", ""]]
    batch = written(brought(pairs, PAIRS, Kind.MENTORSHIPS, entity=entity, by=by), by=by, mode=Mode.VALID)

    services.undo_import(batch, by=by, at=NOON)
    carried_on(batch)

    assert (Mentorship.objects.count(), Place.objects.count()) == (0, 0)
