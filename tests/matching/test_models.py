"""The proposal: what the database holds together, and who sees it."""

import pytest
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, through_link
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.participants.models import Side
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import answered, asked, make_proposal
from tests.factories.moments import NOON
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician


@pytest.mark.parametrize(
    ("state", "wrong"),
    [
        (State.SUGGESTED, {"state": State.OPEN}),
        (State.OPEN, {"state": State.ACCEPTED}),
        (State.OPEN, {"state": State.ACCEPTED, "mentor_answer": Answer.YES, "mentee_answer": Answer.YES}),
        (State.OPEN, {"expires_at": NOON}),
        (State.ACCEPTED, {"mentee_answer": Answer.NO}),
        (State.ACCEPTED, {"place": None}),
        (State.ACCEPTED, {"mentorship": None}),
        (State.ACCEPTED, {"confirmed_mentor_side_at": None}),
    ],
)
def test_the_database_refuses_a_proposal(db, state, wrong):
    proposal = make_proposal(state=state)

    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=proposal.pk).update(**wrong)


def test_a_place_is_held_by_a_yes_only(db):
    proposal = answered(make_proposal(), Side.MENTOR, Answer.YES)

    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=proposal.pk).update(mentor_answer=Answer.TALK)


def test_a_mentee_has_one_undecided_proposal(db):
    first = make_proposal(state=State.WITHDRAWN)
    make_proposal(mentee=first.mentee)

    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=first.pk).update(state=State.SUGGESTED)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("state", [State.SUGGESTED, State.OPEN, State.DECLINED])
def test_a_proposal_is_seen_at_the_desks_of_both_sides(db, side, state):
    own, _ = make_proposal(state=state), make_proposal()
    entity = getattr(own, side).entity
    viewers = [make_coordinator(entity), make_technician(entity), make_reader(entity)]

    assert [list(Proposal.objects.visible_to(viewer)) for viewer in viewers] == [[own]] * 3


@pytest.mark.parametrize("side", Side)
def test_a_person_sees_a_proposal_once_asked_by_login_and_by_link(db, side):
    proposal, other = make_proposal(), make_proposal()
    person = getattr(proposal, side).person
    forwarded = through_link(person, purpose="proposal", kind="proposal", subject=other.public_id)

    seen = [
        list(Proposal.objects.visible_to(viewer))
        for viewer in (as_participant(person), asked(proposal, side), forwarded)
    ]

    assert seen == [[proposal], [proposal], []]


@pytest.mark.parametrize("side", Side)
def test_a_person_does_not_see_what_technicians_still_talk_about(db, side):
    proposal = make_proposal(state=State.SUGGESTED)

    viewers = [as_participant(getattr(proposal, side).person), asked(proposal, side)]

    assert [Proposal.objects.visible_to(viewer).count() for viewer in viewers] == [0, 0]


def test_a_proposal_is_seen_by_nobody_else(db):
    proposal = make_proposal()
    others = [
        VISITOR,
        as_participant(make_person()),
        through_link(proposal.mentee.person, purpose="rating", kind="rating", subject=proposal.public_id),
        make_company_contact(proposal.mentee.entity),
        make_coordinator(make_entity()),
        *(
            make_appointed(role, reason="A complaint.")
            for role in (Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.EDITOR)
        ),
    ]

    assert [Proposal.objects.visible_to(viewer).count() for viewer in others] == [0] * len(others)
    assert list(Proposal.objects.visible_to(SYSTEM)) == [proposal]
