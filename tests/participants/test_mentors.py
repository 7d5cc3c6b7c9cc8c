"""The acts of a mentor's life in the programme."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MENTOR, MentorState
from mentores.participants.models import Mentor
from mentores.participants.policies import mentor_acts_for
from mentores.participants.services import mentors
from mentores.participants.services.mentors import PlacesTaken, take_place
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentor, make_profile
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician

ACTS: dict[str, Callable[..., Mentor]] = {
    "finish_training": lambda mentor, **who: mentors.finish_training(mentor, trained_on=TODAY, **who),
    "pause_mentor": mentors.pause_mentor,
    "resume_mentor": mentors.resume_mentor,
    "deactivate": mentors.deactivate,
    "release": mentors.release,
    "reactivate": mentors.reactivate,
}
BY_ONESELF = {"pause_mentor", "resume_mentor", "deactivate"}
BY_ITSELF = {"pause_mentor", "resume_mentor"}
POSSIBLE = [(act, state) for state, act, _ in MENTOR.arrows() if act in ACTS]
IMPOSSIBLE = [(act, state) for act in ACTS for state in MentorState if (act, state) not in POSSIBLE]


@pytest.mark.parametrize("trained_on", [None, TODAY])
def test_an_accepted_person_is_ready_once_trained(db, trained_on):
    profile, entity = make_profile(), make_entity()
    technician = make_technician(entity)

    mentor = mentors.admit(profile, entity=entity, capacity=2, trained_on=trained_on, by=technician, at=NOON)

    assert (mentor.state, mentor.trained_on, mentor.capacity) == (
        "ready" if trained_on else "in_training",
        trained_on,
        2,
    )
    assert (mentor.person, mentor.accepted_at) == (profile.person, NOON)
    assert [(move.act, move.target, move.person) for move in mentor.moves.all()] == [
        ("begin", mentor.state, technician.person)
    ]


@pytest.mark.parametrize(("act", "state"), POSSIBLE)
def test_an_act_leads_to_its_state_and_is_written_down(db, act, state):
    mentor = make_mentor(state=state)
    technician = make_technician(mentor.entity)

    ACTS[act](mentor, by=technician, at=after(days=1))

    mentor.refresh_from_db()
    assert mentor.state == MENTOR.after(act, state)
    move = mentor.moves.latest("pk")
    assert (move.act, move.source, move.target, move.at, move.person) == (
        act,
        state,
        mentor.state,
        after(days=1),
        technician.person,
    )
    event = Event.objects.latest("pk")
    assert (event.act, event.kind, event.subject) == (act, "mentor", mentor.public_id)


@pytest.mark.parametrize(("act", "state"), IMPOSSIBLE)
def test_an_act_is_refused_in_any_other_state(db, act, state):
    mentor = make_mentor(state=state)
    technician = make_technician(mentor.entity)

    with pytest.raises(ActNotPossible):
        ACTS[act](mentor, by=technician, at=NOON)

    mentor.refresh_from_db()
    assert (mentor.state, mentor.moves.filter(act=act, at__gt=NOON).count()) == (state, 0)


@pytest.mark.parametrize(("act", "state"), POSSIBLE)
def test_an_act_is_done_by_the_entity_or_where_it_is_theirs_by_the_mentor(db, act, state):
    mentor = make_mentor(state=state)
    oneself = as_participant(mentor.person)
    allowed = [
        make_coordinator(mentor.entity),
        make_technician(mentor.entity),
        *([oneself] if act in BY_ONESELF else []),
        *([SYSTEM] if act in BY_ITSELF else []),
    ]
    others = [
        VISITOR,
        *([] if act in BY_ITSELF else [SYSTEM]),
        as_participant(make_person()),
        make_reader(mentor.entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        *([] if act in BY_ONESELF else [oneself]),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            ACTS[act](mentor, by=viewer, at=NOON)

    assert [act in mentor_acts_for(viewer, mentor) for viewer in [*allowed, *others]] == (
        [True] * len(allowed) + [False] * len(others)
    )
    assert ACTS[act](mentor, by=allowed[-1], at=NOON).state == MENTOR.after(act, state)


def test_training_is_noted_with_its_day(db):
    mentor = make_mentor(state=MentorState.IN_TRAINING)

    mentors.finish_training(mentor, trained_on=TODAY - timedelta(days=3), by=make_technician(mentor.entity), at=NOON)

    mentor.refresh_from_db()
    assert mentor.trained_on == TODAY - timedelta(days=3)


def test_a_mentor_who_accompanies_somebody_does_not_leave(db):
    mentor = make_mentor()
    take_place(mentor, at=NOON)

    with pytest.raises(PlacesTaken):
        mentors.deactivate(mentor, by=make_technician(mentor.entity), at=NOON)

    mentor.refresh_from_db()
    assert (mentor.state, mentor.moves.filter(act="deactivate").count()) == (MentorState.READY, 0)


def test_the_entity_says_how_many_mentees_and_when_it_saw_the_record(db):
    mentor = make_mentor()
    valid_until = TODAY + timedelta(days=365)

    mentors.update_mentor(mentor, capacity=3, record_seen_on=TODAY, by=make_technician(mentor.entity), at=NOON)

    mentor.refresh_from_db()
    assert (mentor.capacity, mentor.record_seen_on, mentor.record_checked_until) == (3, TODAY, valid_until)
    assert [mentor.may_meet_minors(on=day) for day in (valid_until, valid_until + timedelta(days=1))] == [True, False]
    assert Event.objects.filter(act="update_mentor", subject=mentor.public_id).count() == 1


@pytest.mark.parametrize("capacity", [0, 4])
def test_a_mentor_has_one_to_three_places(db, capacity):
    mentor = make_mentor()

    with pytest.raises(ValidationError):
        mentors.update_mentor(
            mentor, capacity=capacity, record_seen_on=None, by=make_technician(mentor.entity), at=NOON
        )


def test_there_are_never_fewer_places_than_are_taken(db):
    mentor = make_mentor(capacity=2)
    take_place(mentor, at=NOON)
    take_place(mentor, at=NOON)

    with pytest.raises(PlacesTaken):
        mentors.update_mentor(mentor, capacity=1, record_seen_on=None, by=make_technician(mentor.entity), at=NOON)


def test_nobody_else_changes_the_places(db):
    mentor = make_mentor()
    others = [
        VISITOR,
        SYSTEM,
        as_participant(mentor.person),
        make_reader(mentor.entity),
        make_technician(make_entity()),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            mentors.update_mentor(mentor, capacity=3, record_seen_on=None, by=viewer, at=NOON)
