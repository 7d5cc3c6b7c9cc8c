"""Pauses that end, leaving, and where people stand."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.consents.services import give, withdraw
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor
from mentores.participants.selectors import due_for, mentees_for, mentors_for, standing_of
from mentores.participants.services import mentees, mentors
from mentores.participants.services.pauses import DayHasPassed
from mentores.participants.services.returns import end_pauses
from tests.factories.accounts import as_participant
from tests.factories.consents import make_text
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity, make_technician

NEXT_WEEK = TODAY + timedelta(days=7)


def test_on_its_day_a_pause_ends_and_the_person_is_told(db):
    mentor, mentee = make_mentor(), make_mentee()
    mentors.pause_mentor(mentor, until=NEXT_WEEK, by=as_participant(mentor.person), at=NOON)
    mentees.pause_mentee(mentee, until=NEXT_WEEK, by=as_participant(mentee.person), at=NOON)

    end_pauses(at=after(days=6))
    before = [*Mentor.objects.values_list("state"), *Mentee.objects.values_list("state")]
    end_pauses(at=after(days=7))

    mentor.refresh_from_db()
    mentee.refresh_from_db()
    assert before == [(MentorState.PAUSED,), (MenteeState.PAUSED,)]
    assert (mentor.state, mentor.paused_until) == (MentorState.READY, None)
    assert (mentee.state, mentee.paused_until) == (MenteeState.WAITING, None)
    assert Message.objects.filter(notice="participants/pause_over").count() == 2


def test_a_pause_without_an_end_goes_on_and_is_asked_about_after_three_months(db):
    mentor = make_mentor(state=MentorState.PAUSED)
    technician = make_technician(mentor.entity)

    end_pauses(at=after(days=365))

    mentor.refresh_from_db()
    assert mentor.state == MentorState.PAUSED
    early, late = (due_for(technician, on=TODAY + timedelta(days=days)) for days in (89, 90))
    assert (early, [due.public_id for due in late]) == ([], [mentor.public_id])


def test_whoever_took_back_the_consent_stays_paused(db):
    mentor = make_mentor()
    mentors.pause_mentor(mentor, until=NEXT_WEEK, by=as_participant(mentor.person), at=NOON)
    give(mentor.person, make_text(), language="pt", at=NOON)
    withdraw(mentor.person, "information", at=NOON)

    end_pauses(at=after(days=7))

    assert Mentor.objects.get(pk=mentor.pk).state == MentorState.PAUSED
    assert Message.objects.filter(notice="participants/pause_over").count() == 0


@pytest.mark.parametrize("days", [0, -1])
def test_a_pause_ends_on_a_day_ahead(db, days):
    mentor = make_mentor()

    with pytest.raises(DayHasPassed):
        mentors.pause_mentor(mentor, until=TODAY + timedelta(days=days), by=as_participant(mentor.person), at=NOON)

    assert Mentor.objects.get(pk=mentor.pk).state == MentorState.READY


def test_coming_back_earlier_or_leaving_forgets_the_day(db):
    early, gone = make_mentor(), make_mentor()
    for mentor in (early, gone):
        mentors.pause_mentor(mentor, until=NEXT_WEEK, by=as_participant(mentor.person), at=NOON)

    early = mentors.resume_mentor(early, by=as_participant(early.person), at=NOON)
    gone = mentors.deactivate(gone, because="moved", by=as_participant(gone.person), at=NOON)

    assert (early.paused_until, gone.paused_until, gone.left_because) == (None, None, "moved")


def test_whoever_comes_back_has_no_reason_for_leaving_any_more(db):
    mentor, mentee = make_mentor(), make_mentee()
    by = make_technician(mentor.entity)
    mentor = mentors.deactivate(mentor, because="no_time", by=by, at=NOON)
    mentee = mentees.finish(mentee, because="need_met", by=make_technician(mentee.entity), at=NOON)

    mentor = mentors.reactivate(mentor, by=by, at=after(days=1))
    mentee = mentees.reopen(mentee, by=make_technician(mentee.entity), at=after(days=1))

    assert (mentor.left_because, mentee.left_because) == ("", "")


def test_people_in_a_mentorship_ask_to_leave_and_their_entity_is_to_talk_to_both(db):
    mentorship = make_mentorship()
    mentor, mentee = mentorship.mentors.get().mentor, mentorship.mentee

    for _twice in range(2):
        mentors.ask_to_leave(mentor, by=as_participant(mentor.person), at=NOON)
        mentees.ask_to_leave(mentee, by=as_participant(mentee.person), at=NOON)

    assert [due.kind for due in due_for(make_technician(mentor.entity), on=TODAY)] == ["mentor"]
    assert [due.kind for due in due_for(make_technician(mentee.entity), on=TODAY)] == ["mentee"]
    assert mentor.moves.filter(act="ask_to_leave").count() == 1


def test_nobody_asks_for_another_or_after_leaving(db):
    mentor = make_mentor(state=MentorState.INACTIVE)

    with pytest.raises(PermissionDenied):
        mentors.ask_to_leave(mentor, by=make_technician(mentor.entity), at=NOON)
    with pytest.raises(ActNotPossible):
        mentors.ask_to_leave(mentor, by=as_participant(mentor.person), at=NOON)


def test_nobody_was_found_is_said_openly(db):
    mentor = make_mentor()

    mentor = mentors.release(mentor, by=make_technician(mentor.entity), at=NOON)

    assert (mentor.state, mentor.left_because) == (MentorState.INACTIVE, "nobody_to_help")
    assert Message.objects.filter(notice="participants/released", person=mentor.person).count() == 1


@pytest.mark.parametrize("kind", ["exchange", "language_cafe"])
def test_something_else_is_offered_in_writing(db, kind):
    mentor = make_mentor()

    mentors.offer_alternative(mentor, alternative=kind, by=make_technician(mentor.entity), at=NOON)

    assert Message.objects.filter(notice="participants/alternative", person=mentor.person).count() == 1
    assert mentor.moves.latest("pk").act == "offer_alternative"


@pytest.mark.parametrize("act", [mentors.note_contact, partial(mentors.offer_alternative, alternative="exchange")])
def test_only_whoever_is_ready_waits(db, act):
    mentor = make_mentor(state=MentorState.PAUSED)

    with pytest.raises(ActNotPossible):
        act(mentor, by=make_technician(mentor.entity), at=NOON)
    with pytest.raises(PermissionDenied):
        act(mentor, by=make_technician(make_entity()), at=NOON)


def test_where_everybody_stands(db):
    entity = make_entity()
    technician = make_technician(entity)
    for mentor_state in MentorState:
        make_mentor(entity, state=mentor_state)
    for mentee_state in MenteeState:
        make_mentee(entity, state=mentee_state)
    make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))

    mentor_standings = sorted(standing_of(mentor) for mentor in mentors_for(technician))
    mentee_standings = sorted(standing_of(mentee) for mentee in mentees_for(technician))

    assert mentor_standings == ["available", "in_training", "inactive", "mentoring", "paused"]
    assert mentee_standings == ["done", "mentored", "paused", "waiting"]
    assert Mentor.objects.standing_as("mentoring").count() == Mentee.objects.standing_as("mentored").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"paused_until": TODAY},
        {"left_because": "moved"},
        {"state": MentorState.INACTIVE, "leaving_since": NOON},
    ],
    ids=["an end without a pause", "a reason without leaving", "leaving after having left"],
)
def test_the_database_refuses_a_mentor(db, wrong):
    mentor = make_mentor()

    with pytest.raises(IntegrityError), transaction.atomic():
        Mentor.objects.filter(pk=mentor.pk).update(**wrong)


def test_a_record_that_ends_soon_is_to_be_seen_again_where_minors_are_taken(db):
    entity = make_entity()
    mentor, technician = make_mentor(entity), make_technician(entity)
    seen_on = TODAY - timedelta(days=335)
    mentors.update_mentor(mentor, capacity=1, record_seen_on=seen_on, by=technician, at=NOON)
    without = due_for(technician, on=TODAY)
    type(entity).objects.filter(pk=entity.pk).update(takes_minors=True)

    early, soon = (due_for(technician, on=TODAY - timedelta(days=days)) for days in (1, 0))

    assert (without, early) == ([], [])
    assert [(due.public_id, due.by) for due in soon] == [(mentor.public_id, seen_on + timedelta(days=365))]
