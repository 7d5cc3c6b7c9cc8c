"""The acts of a proposal, up to both answers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.matching import services
from mentores.matching.lifecycle import LIFECYCLE, UNDECIDED, State
from mentores.matching.models import Proposal
from mentores.matching.policies import acts_for
from mentores.matching.services import ANSWER_TIME, NotPossible
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Gender, GenderWish, Mode, Side
from mentores.participants.services.mentees import pause_mentee
from mentores.participants.services.mentors import pause_mentor, take_place
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import answered, asked, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import (
    acting_for,
    make_company_contact,
    make_coordinator,
    make_entity,
    make_reader,
    make_technician,
)

DECIDED = [state for state in State if state not in UNDECIDED]


def told(*notices: str) -> list[tuple[str, str]]:
    """(notice, name of the person) of the messages of these kinds."""
    rows = Message.objects.filter(notice__in=[f"matching/{notice}" for notice in notices]).order_by("pk")
    return list(rows.values_list("notice", "person__full_name"))


def outsiders(proposal: Proposal) -> list[Viewer]:
    """Who has nothing to decide in it."""
    other = make_proposal()
    return [
        VISITOR,
        make_reader(proposal.mentee.entity),
        make_company_contact(proposal.mentor.entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        as_participant(make_person()),
        asked(other, Side.MENTEE),
        Viewer(proposal.mentee.person, Role.LINK, only=("mentorship", proposal.public_id)),
        Viewer(proposal.mentee.person, Role.TECHNICIAN, entity_id=other.mentee.entity_id),
    ]


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
