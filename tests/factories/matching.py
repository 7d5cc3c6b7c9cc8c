"""Proposals."""

from datetime import datetime

from mentores.accounts.viewer import SYSTEM, Viewer, through_link
from mentores.matching import services
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.participants.models import Mentee, Mentor, Side
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for


def make_proposal(
    *,
    mentor: Mentor | None = None,
    mentee: Mentee | None = None,
    state: str = State.OPEN,
    at: datetime = NOON,
) -> Proposal:
    """A proposal between two entities unless the people are given; open unless another state is asked for.

    Within one entity there is no state `suggested`: proposing confirms both sides.
    """
    mentor, mentee = mentor or make_mentor(), mentee or make_mentee()
    proposal = services.propose(mentee, mentor, by=acting_for(mentee.entity), at=at)
    if proposal.state == State.SUGGESTED and state in (State.OPEN, State.ACCEPTED, State.DECLINED):
        proposal = services.confirm(proposal, by=acting_for(mentor.entity), at=at)
    match state:
        case State.ACCEPTED:
            answered(proposal, Side.MENTOR, Answer.YES, at=at)
            return answered(proposal, Side.MENTEE, Answer.YES, at=at)
        case State.DECLINED:
            return answered(proposal, Side.MENTEE, Answer.NO, at=at)
        case State.EXPIRED:
            return services.expire(proposal, at=proposal.expires_at)
        case State.WITHDRAWN:
            return services.withdraw(proposal, by=SYSTEM, at=at)
        case State.MISTAKEN:
            return services.mark_mistaken(proposal, by=acting_for(mentee.entity), at=at)
    return proposal


def asked(proposal: Proposal, side: str) -> Viewer:
    """The person asked on one side, coming through the link of the message."""
    participant = proposal.mentor if side == Side.MENTOR else proposal.mentee
    return through_link(participant.person, purpose="proposal", kind="proposal", subject=proposal.public_id)


def answered(proposal: Proposal, side: str, answer: str, *, at: datetime = NOON) -> Proposal:
    """The proposal after the person on one side has answered through the link."""
    return services.answer(proposal, answer, by=asked(proposal, side), at=at)
