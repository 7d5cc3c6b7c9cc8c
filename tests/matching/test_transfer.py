"""The open cases of an entity go to another one."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.services import transfer_cases
from mentores.mentorships.lifecycle import State
from mentores.mentorships.services import complete
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Handover
from mentores.partners.models import Entity
from mentores.partners.selectors import open_cases
from mentores.partners.services import suspend
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON
from tests.factories.participants import make_handover, make_mentee, make_mentor
from tests.factories.partners import (
    acting_for,
    make_coordinator,
    make_entity,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)

WHY = "The entity closes."


def hand_on(entity: Entity, to: Entity) -> dict[str, int]:
    """The national coordinator gives the cases of one entity to another."""
    return transfer_cases(entity, to=to, by=make_appointed(), at=NOON, reason=WHY)


def test_nobody_else_is_asked_any_more_about_a_mentor_who_is_given_away(db):
    old, asked, neighbour = make_entity(), make_entity(), make_entity()
    handover, other = make_handover(make_mentor(old), to=asked), make_handover(make_mentor(neighbour), to=asked)

    hand_on(old, asked)

    assert list(Handover.objects.open()) == [other]
    handover.mentor.refresh_from_db()
    assert (handover.mentor.entity, handover.mentor.state) == (asked, MentorState.READY)


def test_everything_open_goes_and_what_is_over_stays(db):
    old, new = make_entity(), make_entity()
    mentorship = make_mentorship(mentor=make_mentor(old), mentee=make_mentee(old))
    ended = make_mentorship(mentor=make_mentor(old), mentee=make_mentee(old), state=State.COMPLETED)
    application = make_application(old)
    decided = make_application(old, state=ApplicationState.NOT_ACCEPTED)
    gone = [make_mentor(old, state=MentorState.INACTIVE), make_mentee(old, state=MenteeState.DONE)]
    neighbour = make_mentee(make_entity())

    counts = hand_on(old, new)

    moved: list[Any] = [
        mentorship,
        mentorship.mentee,
        mentorship.mentors.get().mentor,
        application,
        ended.mentors.get().mentor,
    ]
    stayed: list[Any] = [ended, ended.mentee, decided, *gone]
    for case in [*moved, *stayed, neighbour]:
        case.refresh_from_db()
    assert [case.entity for case in moved] == [new] * len(moved)
    assert [case.entity for case in stayed] == [old] * len(stayed)
    assert neighbour.entity not in (old, new)
    assert counts == open_cases(new) == {"application": 1, "mentor": 2, "mentee": 1, "mentorship": 1}
    assert open_cases(old) == {}


def test_afterwards_the_entity_can_be_suspended(db):
    old, chief = make_entity(), make_appointed()
    make_mentorship(mentee=make_mentee(old))

    hand_on(old, make_entity())

    assert suspend(old, by=chief, at=NOON).state == "suspended"


def test_the_new_entity_works_on_what_it_was_given(db):
    old, new = make_entity(), make_entity()
    mentorship = make_mentorship(mentee=make_mentee(old))

    hand_on(old, new)

    assert complete(mentorship, reason="goals_reached", by=make_technician(new), at=NOON).state == State.COMPLETED
    assert open_cases(new) == {}


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("state", [ProposalState.SUGGESTED, ProposalState.OPEN])
def test_proposals_without_an_outcome_are_withdrawn(db, side, state):
    proposal = make_proposal(state=state)

    hand_on(getattr(proposal, side).entity, make_entity())

    proposal.refresh_from_db()
    assert (proposal.state, proposal.place) == (ProposalState.WITHDRAWN, None)


def test_the_story_of_each_case_keeps_who_gave_it_and_why(db):
    old, new = make_entity(), make_entity()
    mentorship = make_mentorship(mentor=make_mentor(old), mentee=make_mentee(old))
    cases: list[Any] = [make_application(old), mentorship, mentorship.mentee, mentorship.mentors.get().mentor]

    hand_on(old, new)

    for case in cases:
        move = case.moves.latest("pk")
        assert (move.act, move.source, move.target, move.role, move.note) == (
            "transfer",
            case.state,
            case.state,
            Role.NATIONAL_COORDINATOR,
            WHY,
        )
    assert Event.objects.filter(act="transfer_cases", kind="entity", subject=old.public_id).count() == 1


def test_each_person_is_told_once_and_the_new_entity_learns_how_many(db):
    old, new = make_entity(), make_entity("Ponte", public_email="ponte@example.org")
    technician = make_technician(new)
    make_reader(new)
    mentee = make_mentee(old)
    make_mentor(old, person=mentee.person)

    hand_on(old, new)

    told = Message.objects.get(notice="matching/accompanied_by")
    arrived = Message.objects.get(notice="matching/cases_arrived")
    assert (told.person, "Ponte" in told.body, "ponte@example.org" in told.body) == (mentee.person, True, True)
    assert (arrived.person, "2" in arrived.body) == (technician.person, True)


def test_where_nothing_is_open_nobody_is_told(db):
    new = make_entity()
    make_coordinator(new)

    assert hand_on(make_entity(), new) == {}
    assert Message.objects.count() == 0


@pytest.mark.parametrize("make", [make_preparing, make_suspended])
def test_only_another_active_entity_takes_cases(db, make):
    entity = make_entity()
    make_mentee(entity)

    for to in (make(), entity):
        with pytest.raises(ActNotPossible):
            hand_on(entity, to)

    assert open_cases(entity) == {"mentee": 1}


def test_nobody_else_gives_cases_to_another_entity(db):
    old, new = make_entity(), make_entity()
    others = [
        VISITOR,
        SYSTEM,
        make_coordinator(old),
        make_coordinator(new),
        acting_for(old),
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.AUDITOR),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            transfer_cases(old, to=new, by=viewer, at=NOON, reason=WHY)


@pytest.mark.parametrize("count", [1, 4])
def test_the_words_of_a_transfer_count_the_cases(db, count):
    old, new = make_entity(), make_entity()
    make_technician(new)
    for _ in range(count):
        make_mentee(old)

    hand_on(old, new)

    assert str(count) in Message.objects.get(notice="matching/cases_arrived").body
