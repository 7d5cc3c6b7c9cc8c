"""Reaching the person, and the interview."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.viewer import Viewer, through_link
from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, ContactHow, Interview, InterviewMode, InterviewState, Outcome
from mentores.admissions.services.interviews import InThePast
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.messaging.models import Message
from mentores.partners.models import Charge
from tests.factories.accounts import as_participant, make_person
from tests.factories.admissions import acting_for_owner, hold_interview, make_application, make_booking, make_contact
from tests.factories.moments import NOON, TODAY, after
from tests.factories.partners import make_entity, make_reader, make_technician


def state_of(application: Application) -> str:
    application.refresh_from_db()
    return application.state


def my_link(application: Application) -> Viewer:
    return through_link(application.person, purpose="application", kind="application", subject=application.public_id)


def told() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("notice", flat=True))


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.WRONG_NUMBER, Outcome.LEFT_MESSAGE])
def test_an_attempt_is_kept_and_leaves_the_case_as_it_is(db, outcome):
    application = make_application()
    before = application.due_on

    contact = make_contact(application, outcome=outcome, at=after(days=1))

    assert (state_of(application), application.reached_at, application.due_on) == (State.SUBMITTED, None, before)
    assert (contact.outcome, contact.at, application.moves.latest("pk").act) == (outcome, after(days=1), "contact")


def test_the_first_talk_puts_the_case_in_review_and_terms_run_from_there(db):
    application = make_application()

    make_contact(application, at=after(days=1))
    make_contact(application, at=after(days=3))

    assert (state_of(application), application.reached_at, application.state_since) == (
        State.IN_REVIEW,
        after(days=1),
        after(days=1),
    )
    assert [move.act for move in application.moves.order_by("pk")] == ["begin", "reach", "contact"]


def test_a_talk_after_the_interview_was_booked_moves_nothing(db):
    application = make_application(state=State.BOOKED)

    make_contact(application, at=after(days=1))

    assert (state_of(application), application.reached_at) == (State.BOOKED, after(days=1))


@pytest.mark.parametrize("state", [State.ACCEPTED, State.NOT_ACCEPTED, State.WITHDRAWN])
def test_nobody_is_called_about_a_case_that_is_over(db, state):
    application = make_application(state=state)

    with pytest.raises(ActNotPossible):
        make_contact(application)


def test_whoever_does_not_work_on_the_case_writes_down_no_call(db):
    application = make_application()
    assert application.entity
    others = [make_reader(application.entity), make_technician(make_entity()), as_participant(application.person)]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.note_contact(application, outcome=Outcome.REACHED, how=ContactHow.PHONE, by=viewer, at=NOON)

    assert application.contacts.count() == 0


def test_whoever_first_works_on_a_case_has_it_in_hand_and_keeps_it(db):
    entity = make_entity()
    application = make_application(entity)
    first, second = make_technician(entity), make_technician(entity)

    services.note_contact(application, outcome=Outcome.REACHED, how=ContactHow.PHONE, by=first, at=NOON)
    services.hold_interview(application, held_on=TODAY, answers={}, guide="", by=second, at=NOON)

    assert Charge.objects.get(subject=application.public_id).member == first.person


def test_a_booking_invites_the_person_with_a_link(db):
    application = make_application()
    starts_at = after(days=3)

    interview = make_booking(application, starts_at=starts_at)

    assert (state_of(application), interview.state, interview.starts_at) == (
        State.BOOKED,
        InterviewState.BOOKED,
        starts_at,
    )
    message = Message.objects.get(notice="admissions/interview")
    assert (message.person, Link.objects.get(public_id=message.link_id).subject) == (
        application.person,
        application.public_id,
    )


def test_day_and_hour_are_those_of_the_clocks_where_the_entity_is(db):
    person = make_person(language="en")
    azores = make_entity(municipality="4203")

    make_booking(make_application(azores, person=person), starts_at=after(days=3))

    assert "When: 5 March 2026, at 11:00." in Message.objects.get(notice="admissions/interview").body


@pytest.mark.parametrize("days", [0, -1])
def test_an_interview_lies_ahead(db, days):
    application = make_application()

    with pytest.raises(InThePast):
        make_booking(application, starts_at=after(days=days))

    assert (state_of(application), Interview.objects.count()) == (State.SUBMITTED, 0)


def test_an_interview_of_no_minutes_is_refused(db):
    application = make_application()

    with pytest.raises(ValidationError):
        services.book(
            application,
            starts_at=after(days=1),
            minutes=0,
            mode=InterviewMode.PHONE,
            place="",
            by=acting_for_owner(application),
            at=NOON,
        )


def test_one_interview_is_booked_at_a_time(db):
    application = make_application(state=State.BOOKED)

    with pytest.raises(ActNotPossible):
        make_booking(application)


def test_moving_the_interview_asks_the_person_anew(db):
    interview = make_booking(make_application())
    by = acting_for_owner(interview.application)
    services.confirm_interview(interview, by=my_link(interview.application), at=NOON)

    moved = services.rebook(interview.application, starts_at=after(days=9), by=by, at=after(days=1))

    assert (moved.pk, moved.starts_at, moved.changes, moved.confirmed_at) == (interview.pk, after(days=9), 1, None)
    assert told().count("admissions/interview") == 2


@pytest.mark.parametrize(
    ("act", "at", "outcome", "notice"),
    [
        ("miss", after(days=4), InterviewState.MISSED, "admissions/interview_missed"),
        ("cancel_interview", NOON, InterviewState.CANCELLED, "admissions/interview_off"),
    ],
)
def test_an_interview_that_does_not_take_place_leads_back_and_the_person_is_told(db, act, at, outcome, notice):
    interview = make_booking(make_application())

    getattr(services, act)(interview.application, by=acting_for_owner(interview.application), at=at)

    interview.refresh_from_db()
    assert (interview.state, state_of(interview.application), told()[-1]) == (outcome, State.IN_REVIEW, notice)


def test_nobody_has_missed_what_is_still_to_come(db):
    interview = make_booking(make_application(), starts_at=after(days=3))

    with pytest.raises(ActNotPossible):
        services.miss(interview.application, by=acting_for_owner(interview.application), at=after(days=2))


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW, State.BOOKED])
def test_an_interview_is_held_as_booked_or_without_an_appointment(db, state):
    application = make_application(state=state)

    services.hold_interview(
        application,
        held_on=TODAY,
        answers={"why": "Quero ajudar."},
        guide="mentor:1",
        by=acting_for_owner(application),
        at=after(days=3),
    )

    held = Interview.objects.get()
    assert (held.state, held.held_on, held.answers, held.guide) == (
        InterviewState.HELD,
        TODAY,
        {"why": "Quero ajudar."},
        "mentor:1",
    )
    assert (state_of(application), application.reached_at is None) == (State.INTERVIEWED, False)


def test_a_second_talk_may_be_booked_before_the_decision(db):
    application = make_application(state=State.INTERVIEWED)

    make_booking(application)

    assert sorted(application.interviews.values_list("state", flat=True)) == ["booked", "held"]
    hold_interview(application)
    assert (state_of(application), application.interviews.filter(state="held").count()) == (State.INTERVIEWED, 2)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW, State.BOOKED, State.REFERRED])
def test_nobody_is_accepted_without_an_interview(db, state):
    application = make_application(state=state)

    with pytest.raises(ActNotPossible):
        services.accept(application, by=acting_for_owner(application), at=NOON)


def test_the_person_confirms_or_asks_for_another_time_and_whoever_has_the_case_is_told(db):
    entity = make_entity()
    make_technician(entity, person=make_person("T"))
    interview = make_booking(make_application(entity))
    me = my_link(interview.application)

    services.confirm_interview(interview, by=me, at=NOON)
    asked = services.ask_another_time(interview, wish="Depois das 18 h.", by=me, at=after(hours=1))

    assert (asked.confirmed_at, asked.wish, asked.wished_at) == (None, "Depois das 18 h.", after(hours=1))
    last = Message.objects.latest("pk")
    assert (last.notice, last.person and last.person.full_name) == ("admissions/another_time", "T")


def test_nobody_else_answers_for_the_person(db):
    interview = make_booking(make_application())
    others = [acting_for_owner(interview.application), as_participant(make_person()), my_link(make_application())]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.confirm_interview(interview, by=viewer, at=NOON)


@pytest.mark.parametrize("act", [services.withdraw, services.cancel_interview])
def test_an_answer_that_comes_too_late_changes_nothing(db, act):
    interview = make_booking(make_application())
    act(interview.application, by=acting_for_owner(interview.application), at=NOON)

    with pytest.raises(ActNotPossible):
        services.confirm_interview(interview, by=my_link(interview.application), at=NOON)

    interview.refresh_from_db()
    assert (interview.state, interview.confirmed_at) == (InterviewState.CANCELLED, None)
