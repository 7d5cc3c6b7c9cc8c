"""The places a mentor has for mentees."""

import pytest
from django.db import IntegrityError

from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Place
from mentores.participants.services.mentors import NoPlace, give_back, take_place, taken_places, update_mentor
from tests.factories.moments import NOON, after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_technician


def test_places_are_taken_by_number_until_none_is_left(db):
    mentor = make_mentor(capacity=2)

    numbers = [take_place(mentor, at=NOON).number for _ in range(2)]

    assert (numbers, sorted(taken_places(mentor))) == ([1, 2], [1, 2])
    with pytest.raises(NoPlace):
        take_place(mentor, at=NOON)


def test_a_place_given_back_is_free_again_and_its_past_stays(db):
    mentor = make_mentor(capacity=2)
    first = take_place(mentor, at=NOON)
    take_place(mentor, at=NOON)

    give_back(first, at=after(days=1))
    again = take_place(mentor, at=after(days=2))

    first.refresh_from_db()
    assert (first.until, again.number, sorted(taken_places(mentor))) == (after(days=1), 1, [1, 2])


def test_giving_back_twice_changes_nothing(db):
    mentor = make_mentor()
    place = take_place(mentor, at=NOON)
    give_back(place, at=after(days=1))
    again = take_place(mentor, at=after(days=2))

    give_back(place, at=after(days=3))

    place.refresh_from_db()
    again.refresh_from_db()
    assert (place.until, again.until) == (after(days=1), None)


@pytest.mark.parametrize("state", [state for state in MentorState if state != MentorState.READY])
def test_only_a_ready_mentor_has_places(db, state):
    mentor = make_mentor(state=state)

    with pytest.raises(NoPlace):
        take_place(mentor, at=NOON)


def test_a_lowered_capacity_counts_places_and_not_their_numbers(db):
    mentor = make_mentor(capacity=2)
    first = take_place(mentor, at=NOON)
    take_place(mentor, at=NOON)
    give_back(first, at=NOON)
    update_mentor(mentor, capacity=1, record_seen_on=None, by=make_technician(mentor.entity), at=NOON)

    with pytest.raises(NoPlace):
        take_place(mentor, at=NOON)

    assert taken_places(mentor) == [2]


@pytest.mark.parametrize(
    "wrong",
    [{"number": 1}, {"number": 0}, {"number": 4}, {"number": 2, "until": after(days=-1)}],
    ids=["taken", "number zero", "number four", "given back before it was taken"],
)
def test_the_database_refuses_a_place(db, wrong):
    mentor = make_mentor()
    take_place(mentor, at=NOON)

    with pytest.raises(IntegrityError):
        Place.objects.create(mentor=mentor, since=NOON, **wrong)
