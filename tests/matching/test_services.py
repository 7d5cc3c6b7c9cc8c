"""Proposing a pair, and confirming it."""

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.matching import services
from mentores.matching.lifecycle import UNDECIDED, State
from mentores.matching.models import Proposal
from mentores.matching.services import ANSWER_TIME, NotPossible
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Gender, GenderWish, Mode, Side
from mentores.participants.services.mentors import take_place
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import asked, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import (
    acting_for,
    make_coordinator,
    make_entity,
    make_reader,
    make_technician,
)
from tests.matching.around import outsiders, told

DECIDED = [state for state in State if state not in UNDECIDED]


# Proposing


def test_a_proposal_keeps_the_score_it_was_made_with(db):
    mentor, mentee = make_mentor(), make_mentee()

    proposal = services.propose(mentee, mentor, by=make_technician(mentee.entity), at=NOON)

    assert (proposal.mentor, proposal.mentee, proposal.suggested_at) == (mentor, mentee, NOON)
    assert proposal.expires_at == NOON + ANSWER_TIME
    assert proposal.score == sum(points for _, points, _ in proposal.parts) > 0
    assert [code for code, _, _ in proposal.parts] == ["area", "time", "language", "distance"]


def test_proposing_confirms_the_own_side_and_asks_the_other_entity(db):
    mentor, mentee = make_mentor(), make_mentee()
    proposer = make_technician(mentee.entity)
    other = make_technician(mentor.entity, person=make_person("Colleague"))
    make_reader(mentor.entity)

    proposal = services.propose(mentee, mentor, by=proposer, at=NOON)

    assert (proposal.state, proposal.confirmed_mentee_side_by, proposal.confirmed_mentor_side_at) == (
        State.SUGGESTED,
        proposer.person,
        None,
    )
    assert (told("confirmation_wanted"), told("asked_mentor", "asked_mentee")) == (
        [("matching/confirmation_wanted", "Colleague")],
        [],
    )
    assert other.person is not None


def test_within_one_entity_proposing_confirms_both_sides_and_asks_both_people(db):
    entity = make_entity()
    mentor, mentee = make_mentor(entity), make_mentee(entity)

    proposal = services.propose(mentee, mentor, by=make_technician(entity), at=NOON)

    assert (proposal.state, proposal.is_confirmed()) == (State.OPEN, True)
    assert told("asked_mentor", "asked_mentee", "confirmation_wanted") == [
        ("matching/asked_mentor", mentor.person.full_name),
        ("matching/asked_mentee", mentee.person.full_name),
    ]
    assert [move.act for move in proposal.moves.order_by("pk")] == ["begin", "confirm", "ask"]


def test_only_whoever_accompanies_the_mentee_proposes(db):
    mentor, mentee = make_mentor(), make_mentee()
    others = [
        VISITOR,
        SYSTEM,
        make_reader(mentee.entity),
        make_technician(mentor.entity),
        make_appointed(reason="A complaint."),
        as_participant(mentee.person),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.propose(mentee, mentor, by=viewer, at=NOON)

    assert Proposal.objects.count() == 0
    assert services.propose(mentee, mentor, by=make_coordinator(mentee.entity), at=NOON).state == State.SUGGESTED


@pytest.mark.parametrize(
    ("mentor", "mentee", "rules"),
    [
        ({}, {"state": MenteeState.PAUSED}, ("waiting",)),
        ({}, {"state": MenteeState.DONE}, ("waiting",)),
        ({"state": MentorState.PAUSED}, {}, ("ready",)),
        ({"state": MentorState.IN_TRAINING}, {}, ("ready",)),
        ({"areas": ["EMP-CV"]}, {"areas": ["SER-DOC"]}, ("area",)),
        ({"languages": {"uk": "native"}}, {"languages": {"pt": "B1"}}, ("language",)),
        (
            {"answers": make_answers(gender=Gender.MAN)},
            {"answers": make_answers(gender_wish=GenderWish.WOMEN_ONLY)},
            ("mentee_wish",),
        ),
        ({"answers": make_answers(publics=["refugee"])}, {}, ("public",)),
        ({}, {"answers": make_answers(is_minor=True)}, ("minor",)),
        (
            {"answers": make_answers(mode=Mode.IN_PERSON, municipality="1312")},
            {"answers": make_answers(mode=Mode.IN_PERSON)},
            ("reach",),
        ),
    ],
)
def test_two_who_do_not_fit_are_not_proposed_and_the_reasons_are_named(db, mentor, mentee, rules):
    giver, asker = make_mentor(**mentor), make_mentee(**mentee)

    with pytest.raises(NotPossible) as refusal:
        services.propose(asker, giver, by=acting_for(asker.entity), at=NOON)

    assert (refusal.value.rules, Proposal.objects.count()) == (rules, 0)


def test_a_full_mentor_is_not_proposed(db):
    mentor, mentee = make_mentor(), make_mentee()
    take_place(mentor, at=NOON)

    with pytest.raises(NotPossible) as refusal:
        services.propose(mentee, mentor, by=acting_for(mentee.entity), at=NOON)

    assert refusal.value.rules == ("place",)


def test_a_mentee_has_one_proposal_at_a_time(db):
    mentee = make_proposal().mentee

    with pytest.raises(NotPossible) as refusal:
        services.propose(mentee, make_mentor(), by=acting_for(mentee.entity), at=NOON)

    assert refusal.value.rules == ("proposed",)


def test_a_mentee_who_has_a_mentor_gets_no_proposal(db):
    mentee = make_mentorship().mentee

    with pytest.raises(NotPossible) as refusal:
        services.propose(mentee, make_mentor(), by=acting_for(mentee.entity), at=NOON)

    assert refusal.value.rules == ("mentored",)


@pytest.mark.parametrize(
    ("state", "rules"),
    [(MentorshipState.INTERRUPTED, ("past_pair",)), (MentorshipState.NOT_STARTED, ("past_pair",))],
)
def test_a_pair_that_broke_off_is_not_proposed_again(db, state, rules):
    mentorship = make_mentorship(state=state)
    mentor, mentee = mentorship.mentors.get().mentor, mentorship.mentee
    type(mentee).objects.update(state=MenteeState.WAITING)

    with pytest.raises(NotPossible) as refusal:
        services.propose(mentee, mentor, by=acting_for(mentee.entity), at=NOON)

    assert refusal.value.rules == rules


def test_nobody_is_proposed_to_oneself(db):
    mentor = make_mentor()
    mentee = make_mentee(mentor.entity, person=mentor.person)

    with pytest.raises(NotPossible) as refusal:
        services.propose(mentee, mentor, by=acting_for(mentee.entity), at=NOON)

    assert refusal.value.rules == ("oneself",)


# Confirming


def test_the_second_confirmation_asks_both_people_through_links_of_their_own(db):
    proposal = make_proposal(state=State.SUGGESTED)
    technician = make_technician(proposal.mentor.entity)

    proposal = services.confirm(proposal, by=technician, at=after(days=3))

    assert (proposal.state, proposal.confirmed_mentor_side_by, proposal.confirmed_mentor_side_at) == (
        State.OPEN,
        technician.person,
        after(days=3),
    )
    assert proposal.expires_at == after(days=3) + ANSWER_TIME
    links = Link.objects.filter(kind="proposal", subject=proposal.public_id, purpose="proposal")
    assert set(links.values_list("person", "expires_at")) == {
        (proposal.mentor.person_id, proposal.expires_at),
        (proposal.mentee.person_id, proposal.expires_at),
    }
    assert len(told("asked_mentor")) == len(told("asked_mentee")) == 1


def test_a_side_is_confirmed_once(db):
    proposal = make_proposal(state=State.SUGGESTED)

    with pytest.raises(ActNotPossible):
        services.confirm(proposal, by=acting_for(proposal.mentee.entity), at=NOON)

    assert (told("asked_mentor"), proposal.moves.filter(act="confirm").count()) == ([], 1)


@pytest.mark.parametrize("state", [State.OPEN, *DECIDED])
def test_nothing_is_confirmed_later(db, state):
    proposal = make_proposal(state=state)

    with pytest.raises(ActNotPossible):
        services.confirm(proposal, by=acting_for(proposal.mentor.entity), at=NOON)


def test_nobody_else_confirms(db):
    proposal = make_proposal(state=State.SUGGESTED)
    people = [as_participant(proposal.mentor.person), asked(proposal, Side.MENTOR), asked(proposal, Side.MENTEE)]
    others = [SYSTEM, *people, *outsiders(proposal)]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.confirm(proposal, by=viewer, at=NOON)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.confirmed_mentor_side_at) == (State.SUGGESTED, None)
