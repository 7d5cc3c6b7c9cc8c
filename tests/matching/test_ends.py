"""How a proposal ends without an answer: taken back, mistaken, out of time, or overtaken by what others do."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.matching import services
from mentores.matching.lifecycle import LIFECYCLE, UNDECIDED, State
from mentores.matching.models import Proposal
from mentores.matching.policies import acts_for
from mentores.participants.models import Side
from mentores.participants.services.mentees import pause_mentee
from mentores.participants.services.mentors import pause_mentor
from tests.factories.accounts import as_participant
from tests.factories.matching import answered, asked, make_proposal
from tests.factories.moments import NOON, after
from tests.factories.partners import (
    acting_for,
    make_technician,
)
from tests.matching.around import outsiders, told

DECIDED = [state for state in State if state not in UNDECIDED]


# Taking back, making a mistake, time running out


@pytest.mark.parametrize("act", ["withdraw", "mark_mistaken"])
@pytest.mark.parametrize("state", UNDECIDED)
def test_a_proposal_is_taken_back_by_either_entity(db, act, state):
    for side in ("mentor", "mentee"):
        proposal = make_proposal(state=state)
        technician = make_technician(getattr(proposal, side).entity)

        closed = getattr(services, act)(proposal, by=technician, at=after(days=1), note="moved away")

        assert closed.state == LIFECYCLE.after(act, state)
        move = closed.moves.latest("pk")
        assert (move.act, move.source, move.at, move.person, move.note) == (
            act,
            state,
            after(days=1),
            technician.person,
            "moved away",
        )
        assert Event.objects.filter(app="matching", act=act, subject=closed.public_id).count() == 1


@pytest.mark.parametrize("act", ["withdraw", "mark_mistaken"])
@pytest.mark.parametrize("state", DECIDED)
def test_what_is_decided_is_not_taken_back(db, act, state):
    proposal = make_proposal(state=state)

    with pytest.raises(ActNotPossible):
        getattr(services, act)(proposal, by=acting_for(proposal.mentee.entity), at=NOON)

    proposal.refresh_from_db()
    assert proposal.state == state


@pytest.mark.parametrize("act", ["withdraw", "mark_mistaken"])
def test_nobody_else_takes_a_proposal_back(db, act):
    proposal = make_proposal()

    for viewer in [asked(proposal, Side.MENTOR), as_participant(proposal.mentee.person), *outsiders(proposal)]:
        with pytest.raises(PermissionDenied):
            getattr(services, act)(proposal, by=viewer, at=NOON)
        assert act not in acts_for(viewer, proposal)


def test_whoever_was_asked_is_told_that_it_came_to_nothing(db):
    quiet, loud = make_proposal(state=State.SUGGESTED), make_proposal(state=State.OPEN)

    for proposal in (quiet, loud):
        services.withdraw(proposal, by=SYSTEM, at=NOON)

    assert told("came_to_nothing") == [
        ("matching/came_to_nothing", loud.mentor.person.full_name),
        ("matching/came_to_nothing", loud.mentee.person.full_name),
    ]


def test_taking_back_looks_at_the_answers_in_the_database_and_not_in_hand(db):
    in_hand = make_proposal()
    answered(in_hand, Side.MENTOR, "yes")

    services.withdraw(in_hand, by=acting_for(in_hand.mentee.entity), at=NOON)

    in_hand.refresh_from_db()
    assert (in_hand.mentor_answer, in_hand.place, in_hand.mentor.places.filter(until=None).count()) == ("yes", None, 0)


def test_a_proposal_expires_when_its_time_is_over(db):
    proposal = make_proposal()

    services.expire_overdue(at=proposal.expires_at - timedelta(seconds=1))
    before = Proposal.objects.get().state
    services.expire_overdue(at=proposal.expires_at)

    proposal.refresh_from_db()
    assert (before, proposal.state) == (State.OPEN, State.EXPIRED)
    assert (len(told("came_to_nothing")), proposal.moves.latest("pk").role) == (2, Role.SYSTEM)


def test_nothing_expires_before_its_time(db):
    proposal = make_proposal()

    with pytest.raises(ActNotPossible):
        services.expire(proposal, at=after(days=9))


def test_what_was_decided_meanwhile_does_not_expire(db):
    make_proposal(state=State.ACCEPTED)
    make_proposal(state=State.DECLINED)

    services.expire_overdue(at=after(days=99))

    assert set(Proposal.objects.values_list("state", flat=True)) == {State.ACCEPTED, State.DECLINED}


# What others do meanwhile


def test_a_proposal_falls_when_the_mentee_pauses(db):
    moot, other = make_proposal(), make_proposal()
    pause_mentee(moot.mentee, by=as_participant(moot.mentee.person), at=NOON)

    services.catch_up(at=after(hours=1))

    moot.refresh_from_db()
    other.refresh_from_db()
    assert (moot.state, other.state) == (State.WITHDRAWN, State.OPEN)


def test_a_proposal_falls_when_the_mentor_pauses(db):
    moot, other = make_proposal(), make_proposal()
    pause_mentor(moot.mentor, by=as_participant(moot.mentor.person), at=NOON)

    services.catch_up(at=after(hours=1))

    moot.refresh_from_db()
    other.refresh_from_db()
    assert (moot.state, other.state) == (State.WITHDRAWN, State.OPEN)


def test_catching_up_twice_changes_nothing(db):
    proposal = make_proposal()
    pause_mentor(proposal.mentor, by=as_participant(proposal.mentor.person), at=NOON)
    services.catch_up(at=NOON)
    moves = proposal.moves.count()

    services.catch_up(at=after(hours=1))

    assert proposal.moves.count() == moves
