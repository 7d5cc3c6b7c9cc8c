"""Mentors who are ready and wait for somebody."""

from datetime import timedelta

from mentores.matching.idle import idle_mentors, idle_since
from mentores.matching.lifecycle import State
from mentores.matching.selectors import due_for
from mentores.matching.services import withdraw
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.participants.lifecycle import MentorState
from mentores.participants.services import mentors
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import TODAY, after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity, make_technician

SIXTY, MORE = TODAY + timedelta(days=60), TODAY + timedelta(days=61)


def test_after_sixty_days_a_ready_mentor_is_to_be_called(db):
    mentor = make_mentor()
    technician = make_technician(mentor.entity)

    assert idle_mentors(technician, on=SIXTY) == []
    assert [(one.mentor, one.since, one.days(on=MORE)) for one in idle_mentors(technician, on=MORE)] == [
        (mentor, TODAY, 61)
    ]
    assert [(due.kind, due.public_id) for due in due_for(technician, on=MORE)] == [("mentor", mentor.public_id)]
    assert idle_since(mentor, on=MORE) == TODAY


def test_whoever_is_busy_paused_or_elsewhere_is_not_on_the_list(db):
    entity = make_entity()
    make_mentorship(mentor=make_mentor(entity))
    make_proposal(mentor=make_mentor(entity), state=State.OPEN)
    for state in (MentorState.IN_TRAINING, MentorState.PAUSED, MentorState.INACTIVE):
        make_mentor(entity, state=state)
    make_mentor()

    assert idle_mentors(make_technician(entity), on=MORE) == []


def test_a_contact_an_ended_pair_or_proposal_begins_the_days_anew(db):
    entity = make_entity()
    technician = make_technician(entity)
    called, ended, asked = (make_mentor(entity) for _ in range(3))

    mentors.note_contact(called, by=technician, at=after(days=30))
    make_mentorship(mentor=ended, state=MentorshipState.COMPLETED, at=after(days=30))
    proposal = make_proposal(mentor=asked, state=State.OPEN, at=after(days=30))
    withdraw(proposal, by=make_technician(proposal.mentee.entity), at=after(days=31))

    assert idle_mentors(technician, on=MORE) == []
    later = TODAY + timedelta(days=100)
    assert {one.mentor for one in idle_mentors(technician, on=later)} == {called, ended, asked}


def test_one_query_more_or_less_whatever_the_number(db, django_assert_num_queries):
    entity = make_entity()
    technician = make_technician(entity)
    make_mentor(entity)
    with django_assert_num_queries(2):
        idle_mentors(technician, on=MORE)

    make_mentor(entity)
    make_mentor(entity)

    with django_assert_num_queries(2):
        idle_mentors(technician, on=MORE)
