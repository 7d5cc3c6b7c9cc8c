"""What the two people answer, and what follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.matching import services
from mentores.matching.lifecycle import UNDECIDED, State
from mentores.matching.models import Answer, Proposal
from mentores.matching.policies import acts_for
from mentores.matching.services import WhichSide
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Mentor, Place, Side
from mentores.participants.services.mentees import pause_mentee
from mentores.participants.services.mentors import pause_mentor, take_place, taken_places
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import answered, asked, make_proposal
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import acting_for, make_company_contact, make_entity, make_reader, make_technician

CLOSED = [state for state in State if state not in UNDECIDED]


def test_two_people_who_both_say_yes_are_a_pair(db):
    proposal = make_proposal()

    answered(proposal, Side.MENTEE, Answer.YES)
    proposal = answered(proposal, Side.MENTOR, Answer.YES, at=after(days=1))

    mentorship = Mentorship.objects.get()
    row = mentorship.mentors.get()
    assert (proposal.state, proposal.mentorship, mentorship.state) == (
        State.ACCEPTED,
        mentorship,
        MentorshipState.PREPARATION,
    )
    assert (mentorship.mentee, mentorship.entity, mentorship.main_area_id, mentorship.opened_at) == (
        proposal.mentee,
        proposal.mentee.entity,
        "SER-DOC",
        after(days=1),
    )
    assert (row.mentor, row.place, row.place.until) == (proposal.mentor, proposal.place, None)


def test_every_step_of_an_acceptance_is_written_down(db):
    proposal = make_proposal(state=State.ACCEPTED)

    moves = [move.act for move in proposal.moves.order_by("pk")]
    events = Event.objects.filter(subject=proposal.public_id).order_by("pk").values_list("act", flat=True)

    assert moves == list(events) == ["begin", "confirm", "confirm", "ask", "answer", "answer", "accept"]


def test_the_yes_of_a_mentor_takes_a_place_and_that_of_a_mentee_none(db):
    first, second = make_proposal(), make_proposal()

    first = answered(first, Side.MENTOR, Answer.YES)
    second = answered(second, Side.MENTEE, Answer.YES)

    assert (first.state, first.place is not None, taken_places(first.mentor)) == (State.OPEN, True, [1])
    assert (second.state, second.place, taken_places(second.mentor)) == (State.OPEN, None, [])


def test_saying_yes_twice_takes_one_place(db):
    proposal = make_proposal(mentor=make_mentor(capacity=2))

    answered(proposal, Side.MENTOR, Answer.YES)
    answered(proposal, Side.MENTOR, Answer.YES)

    assert taken_places(proposal.mentor) == [1]


@pytest.mark.parametrize("second", [Answer.TALK, Answer.NO])
def test_a_mentor_who_changes_a_yes_gives_the_place_back(db, second):
    proposal = make_proposal()
    answered(proposal, Side.MENTOR, Answer.YES)

    proposal = answered(proposal, Side.MENTOR, second)

    assert (proposal.mentor_answer, proposal.place, taken_places(proposal.mentor)) == (second, None, [])


@pytest.mark.parametrize("side", Side)
def test_a_no_ends_the_proposal_and_the_other_person_is_told(db, side):
    proposal = make_proposal()
    other = Side.MENTEE if side == Side.MENTOR else Side.MENTOR
    answered(proposal, other, Answer.YES)

    proposal = answered(proposal, side, Answer.NO)

    told = Message.objects.filter(notice="matching/came_to_nothing").values_list("person", flat=True)
    assert (proposal.state, list(told)) == (State.DECLINED, [getattr(proposal, other).person_id])
    assert {getattr(proposal, f"{one}_answer"): one for one in Side} == {Answer.NO: side, Answer.YES: other}
    assert (taken_places(proposal.mentor), Mentorship.objects.count()) == ([], 0)


@pytest.mark.parametrize("side", Side)
def test_a_wish_to_talk_reaches_the_entity_of_that_side(db, side):
    proposal = make_proposal()
    technicians = {one: make_technician(getattr(proposal, one).entity).person for one in Side}

    proposal = answered(proposal, side, Answer.TALK)

    told = Message.objects.filter(notice="matching/talk_wanted")
    assert ([message.person for message in told], proposal.state) == ([technicians[side]], State.OPEN)


def test_a_yes_shares_as_much_of_the_contact_as_the_person_says(db):
    proposal = make_proposal()

    services.answer(proposal, Answer.YES, by=asked(proposal, Side.MENTEE), at=NOON, shares_email=True)

    proposal.refresh_from_db()
    assert (proposal.mentee_shares, proposal.mentor_shares) == (["email"], [])


def test_a_technician_notes_what_the_own_person_said(db):
    proposal = make_proposal()

    proposal = services.answer(
        proposal, Answer.YES, by=make_technician(proposal.mentor.entity), at=NOON, note="by telephone"
    )

    assert (proposal.mentor_answer, proposal.mentee_answer) == (Answer.YES, Answer.NONE)
    assert proposal.moves.latest("pk").note == "by telephone"


def test_a_technician_does_not_answer_for_the_other_side(db):
    proposal = make_proposal()

    with pytest.raises(WhichSide):
        services.answer(proposal, Answer.YES, by=make_technician(proposal.mentor.entity), at=NOON, side=Side.MENTEE)


def test_a_technician_of_both_sides_says_for_whom(db):
    entity = make_entity()
    proposal = make_proposal(mentor=make_mentor(entity), mentee=make_mentee(entity))
    technician = make_technician(entity)

    with pytest.raises(WhichSide):
        services.answer(proposal, Answer.YES, by=technician, at=NOON)
    proposal = services.answer(proposal, Answer.YES, by=technician, at=NOON, side=Side.MENTEE)

    assert (proposal.mentor_answer, proposal.mentee_answer, proposal.moves.filter(act="answer").count()) == (
        Answer.NONE,
        Answer.YES,
        1,
    )


def test_the_person_asked_answers_for_oneself_only(db):
    proposal = make_proposal()

    with pytest.raises(WhichSide):
        services.answer(proposal, Answer.YES, by=asked(proposal, Side.MENTOR), at=NOON, side=Side.MENTEE)


@pytest.mark.parametrize("side", Side)
def test_a_person_who_signed_in_answers_as_well(db, side):
    proposal = make_proposal()
    viewer = as_participant(getattr(proposal, side).person)

    proposal = services.answer(proposal, Answer.YES, by=viewer, at=NOON)

    assert getattr(proposal, f"{side}_answer") == Answer.YES


def test_nobody_else_answers(db):
    proposal, other = make_proposal(), make_proposal()
    others = [
        VISITOR,
        SYSTEM,
        make_reader(proposal.mentor.entity),
        make_company_contact(proposal.mentor.entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        as_participant(make_person()),
        asked(other, Side.MENTOR),
        Viewer(proposal.mentor.person, Role.LINK, only=("mentorship", proposal.public_id)),
        Viewer(proposal.mentor.person, Role.LINK, only=("proposal", other.public_id)),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.answer(proposal, Answer.YES, by=viewer, at=NOON, side=Side.MENTOR)

    assert [acts_for(viewer, proposal) for viewer in others[:1] + others[2:]] == [[]] * (len(others) - 1)
    assert Place.objects.count() == 0


@pytest.mark.parametrize("state", [State.SUGGESTED, *CLOSED])
def test_only_an_open_proposal_is_answered(db, state):
    proposal = make_proposal(state=state)
    places = Place.objects.count()

    with pytest.raises(ActNotPossible):
        answered(proposal, Side.MENTOR, Answer.YES)

    proposal.refresh_from_db()
    assert (proposal.state, Place.objects.count()) == (state, places)


def test_an_answer_comes_too_late_even_before_anybody_noticed(db):
    proposal = make_proposal()

    with pytest.raises(ActNotPossible):
        answered(proposal, Side.MENTOR, Answer.YES, at=proposal.expires_at)

    assert (taken_places(proposal.mentor), proposal.moves.filter(act="answer").count()) == ([], 0)


def test_when_the_last_place_is_gone_the_yes_of_a_mentor_ends_the_proposal(db):
    mentor = make_mentor()
    proposal = make_proposal(mentor=mentor)
    take_place(mentor, at=NOON)

    proposal = answered(proposal, Side.MENTOR, Answer.YES)

    move = proposal.moves.latest("pk")
    assert (proposal.state, proposal.mentor_answer, proposal.place) == (State.WITHDRAWN, Answer.NONE, None)
    assert (move.act, move.role, move.note) == ("withdraw", Role.SYSTEM, "no_place")
    assert Message.objects.filter(notice="matching/came_to_nothing").count() == 2


def test_a_mentor_with_two_places_is_asked_twice_and_the_third_time_in_vain(db):
    mentor = make_mentor(capacity=2)
    proposals = [make_proposal(mentor=mentor) for _ in range(3)]

    states = [answered(proposal, Side.MENTOR, Answer.YES).state for proposal in proposals]

    assert (states, sorted(taken_places(mentor))) == ([State.OPEN, State.OPEN, State.WITHDRAWN], [1, 2])


def test_a_mentee_who_paused_in_the_meantime_gets_no_mentor(db):
    proposal = make_proposal()
    answered(proposal, Side.MENTEE, Answer.YES)
    pause_mentee(proposal.mentee, by=as_participant(proposal.mentee.person), at=NOON)

    proposal = answered(proposal, Side.MENTOR, Answer.YES)

    assert (proposal.state, Mentorship.objects.count(), taken_places(proposal.mentor)) == (State.WITHDRAWN, 0, [])


def test_a_mentor_who_paused_in_the_meantime_gets_no_mentee(db):
    proposal = make_proposal()
    answered(proposal, Side.MENTOR, Answer.YES)
    pause_mentor(proposal.mentor, by=as_participant(proposal.mentor.person), at=NOON)

    proposal = answered(proposal, Side.MENTEE, Answer.YES)

    assert (proposal.state, Mentorship.objects.count(), taken_places(proposal.mentor)) == (State.WITHDRAWN, 0, [])


@pytest.mark.parametrize(("days_left", "state"), [(1, State.ACCEPTED), (0, State.WITHDRAWN)])
def test_a_mentor_whose_criminal_record_is_too_old_by_then_gets_nobody_under_18(db, days_left, state):
    mentor, mentee = make_mentor(), make_mentee(answers=make_answers(is_minor=True))
    Mentor.objects.filter(pk=mentor.pk).update(record_checked_until=TODAY + timedelta(days=days_left))
    mentor.refresh_from_db()
    proposal = make_proposal(mentor=mentor, mentee=mentee)
    answered(proposal, Side.MENTOR, Answer.YES)

    proposal = answered(proposal, Side.MENTEE, Answer.YES, at=after(days=1))

    assert (proposal.state, Mentorship.objects.count()) == (state, int(state == State.ACCEPTED))


@pytest.mark.parametrize("close", [services.withdraw, services.mark_mistaken])
def test_the_end_of_a_proposal_gives_the_place_back(db, close):
    proposal = make_proposal()
    answered(proposal, Side.MENTOR, Answer.YES)

    close(proposal, by=acting_for(proposal.mentee.entity), at=NOON)

    assert taken_places(proposal.mentor) == []


def test_an_expired_yes_gives_the_place_back(db):
    proposal = make_proposal()
    answered(proposal, Side.MENTOR, Answer.YES)

    services.expire_overdue(at=proposal.expires_at)

    assert (taken_places(proposal.mentor), Proposal.objects.get().state) == ([], State.EXPIRED)


def test_buttons_follow_state_and_person(db):
    suggested, is_open = make_proposal(state=State.SUGGESTED), make_proposal()

    def offered(proposal: Proposal) -> list[list[str]]:
        viewers = [
            acting_for(proposal.mentee.entity),
            acting_for(proposal.mentor.entity),
            asked(proposal, Side.MENTOR),
            asked(proposal, Side.MENTEE),
        ]
        return [acts_for(viewer, proposal) for viewer in viewers]

    assert offered(suggested) == [
        ["withdraw", "mark_mistaken"],
        ["confirm", "withdraw", "mark_mistaken"],
        [],
        [],
    ]
    assert offered(is_open) == [
        ["answer", "withdraw", "mark_mistaken"],
        ["answer", "withdraw", "mark_mistaken"],
        ["answer"],
        ["answer"],
    ]
