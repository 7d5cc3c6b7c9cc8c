"""Who waits where, and since when."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import VISITOR
from mentores.admissions.lifecycle import State
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.participants.lifecycle import MentorState
from mentores.participants.services import mentors
from mentores.reporting.ageing import ageing
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application, make_contact
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_coordinator, make_entity

LATER = after(days=450)
NOW: date = LATER.date()


def ago(days: int) -> datetime:
    return LATER - timedelta(days=days)


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


def waiting(viewer, *, on=NOW, **more) -> dict[str, tuple[int, float | None, int]]:
    """Each point at which somebody waits: how many, the median and the longest of the days."""
    return {str(row.label): (row.number, row.days, row.longest) for row in ageing(viewer, on=on, **more) if row.number}


def test_open_applications_wait_since_they_came_into_their_state(entity):
    make_application(entity, at=ago(40))
    make_application(entity, at=ago(10))
    make_contact(make_application(entity, at=ago(30)), at=ago(3))
    make_application(entity, state=State.NOT_ACCEPTED, at=ago(90))

    assert waiting(make_coordinator(entity)) == {"submitted": (2, 25, 40), "in review": (1, 3, 3)}


def test_the_days_fall_into_groups_that_leave_nobody_out(entity):
    for days in (0, 15, 16, 30, 31, 60, 61, 90, 91, 400):
        make_application(entity, at=ago(days))

    submitted = ageing(make_coordinator(entity), on=NOW)[0]

    assert submitted.groups == [2, 2, 2, 2, 2]
    assert sum(submitted.groups) == submitted.number


def test_people_and_pairs_wait_too(entity):
    make_mentor(entity, state=MentorState.IN_TRAINING, at=ago(12))
    make_mentor(entity, at=ago(20))
    make_mentee(entity, waiting_since=ago(50))
    mentor, mentee = make_mentor(entity, at=ago(9)), make_mentee(entity, waiting_since=ago(9))
    make_mentorship(mentor=mentor, mentee=mentee, state=MentorshipState.PREPARATION, at=ago(5))

    assert waiting(make_coordinator(entity)) == {
        "mentors who wait for training": (1, 12, 12),
        "mentors who wait for somebody to accompany": (1, 20, 20),
        "mentees who wait for a mentor": (1, 50, 50),
        "pairs who have not met yet": (1, 5, 5),
    }


def test_a_mentor_waits_since_the_last_person_left_or_the_pause_ended(entity):
    mentor = make_mentor(entity, at=ago(80))
    make_mentorship(mentor=mentor, mentee=make_mentee(entity), state=MentorshipState.NOT_STARTED, at=ago(30))
    back = make_mentor(entity, state=MentorState.PAUSED, at=ago(70))
    mentors.resume_mentor(back, by=acting_for(entity), at=ago(8))

    assert waiting(make_coordinator(entity))["mentors who wait for somebody to accompany"] == (2, 19, 30)


def test_the_office_sees_the_network_or_one_entity_and_an_entity_itself(entity):
    other = make_entity("Outra Casa")
    make_application(entity)
    make_application(other)

    assert waiting(make_appointed())["submitted"][0] == 2
    assert waiting(make_appointed(), entity=other)["submitted"][0] == 1
    assert waiting(make_coordinator(entity), entity=other)["submitted"][0] == 1


def test_a_visitor_sees_nothing(db):
    with pytest.raises(PermissionDenied):
        ageing(VISITOR, on=NOW)
