"""No pair is confirmed, and no mentorship opens, with a mentor whom no group insurance covers."""

from datetime import timedelta

import pytest

from mentores.matching import services
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side
from mentores.training.services import NotInsured
from tests.factories.matching import answered, make_proposal
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_entity


def uninsured_since(proposal: Proposal, *, days: int) -> None:
    entity = proposal.mentor.entity
    entity.insurance_until = TODAY + timedelta(days=days - 1)
    entity.save(update_fields=["insurance_until"])


def test_nobody_confirms_the_side_of_a_mentor_who_is_not_insured(db):
    proposal = make_proposal(state=State.SUGGESTED)
    uninsured_since(proposal, days=1)

    with pytest.raises(NotInsured):
        services.confirm(proposal, by=acting_for(proposal.mentor.entity), at=after(days=1))

    proposal.refresh_from_db()
    assert (proposal.state, proposal.confirmed_mentor_side_at) == (State.SUGGESTED, None)


def test_within_one_entity_without_insurance_nobody_is_proposed(db):
    entity = make_entity(insured_until=None)
    mentor, mentee = make_mentor(entity), make_mentee(entity)

    with pytest.raises(NotInsured):
        services.propose(mentee, mentor, by=acting_for(entity), at=NOON)

    assert Proposal.objects.count() == 0


def test_the_entity_of_the_mentee_needs_none(db):
    mentee = make_mentee(make_entity(insured_until=None))

    assert make_proposal(mentee=mentee, state=State.ACCEPTED).mentorship is not None


def test_the_second_yes_opens_nothing_until_the_insurance_is_renewed(db):
    proposal = make_proposal()
    answered(proposal, Side.MENTOR, Answer.YES)
    uninsured_since(proposal, days=1)

    with pytest.raises(NotInsured):
        answered(proposal, Side.MENTEE, Answer.YES, at=after(days=1))
    before = Mentorship.objects.count()
    uninsured_since(proposal, days=300)
    answered(proposal, Side.MENTEE, Answer.YES, at=after(days=2))

    assert (before, Mentorship.objects.count()) == (0, 1)
