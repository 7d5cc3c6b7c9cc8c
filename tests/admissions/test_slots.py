"""Times for an interview that suit the entity and the person."""

from datetime import date, datetime, timedelta

import pytest

from mentores.admissions.slots import MOST, MOST_IN_A_DAY, slots_for, week_of_month
from mentores.partners.services import add_absence
from tests.factories.admissions import make_application, make_booking
from tests.factories.moments import NOON
from tests.factories.participants import make_answers
from tests.factories.partners import make_coordinator, make_entity, make_technician

TUESDAY_AFTERNOON = 1 << (1 * 3 + 1)
THURSDAY = 0b111 << (3 * 3)


@pytest.fixture
def entity(db):
    """It receives people in the first and the third week of each month; 2 March 2026, NOON's day, is a Monday."""
    return make_entity()


def days(slots: list[datetime]) -> list[date]:
    return list(dict.fromkeys(slot.date() for slot in slots))


def proposed(entity, availability: int = 0, **more) -> list[datetime]:
    application = make_application(entity, answers=make_answers(availability=availability), **more)
    return slots_for(make_technician(entity), application, at=NOON)


def test_times_are_on_service_days_from_tomorrow_on_two_a_day_at_most(entity):
    slots = proposed(entity)

    assert len(slots) == MOST
    assert slots == sorted(slots)
    assert days(slots) == [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)]
    assert {week_of_month(day) for day in days(slots)} <= {1, 3}


def test_the_entity_names_its_days_of_the_week_and_weeks_of_the_month(entity):
    entity.service_days, entity.service_weeks = [4], [2]
    entity.save()

    assert days(proposed(entity)) == [date(2026, 3, 13), date(2026, 4, 10)]


def test_only_times_at_which_the_person_can_come_are_proposed(entity):
    slots = proposed(entity, TUESDAY_AFTERNOON)

    assert {(slot.weekday(), 12 <= slot.hour < 18) for slot in slots} == {(1, True)}


def test_the_evening_is_for_those_who_said_so(entity):
    evening, by_day = proposed(entity, 0b100 << 9), proposed(entity, THURSDAY)

    assert {slot.hour for slot in evening} == {18}
    assert len([slot for slot in by_day if slot.date() == date(2026, 3, 5)]) == MOST_IN_A_DAY


def test_holidays_and_days_away_are_left_out(entity):
    entity.local_holiday, entity.service_weeks = "03-05", [1, 2, 3, 4, 5]
    entity.save()
    away = date(2026, 3, 4)
    add_absence(entity, since=away, until=away, by=make_coordinator(entity), at=NOON)

    assert days(proposed(entity)) == [date(2026, 3, 3), date(2026, 3, 6), date(2026, 3, 9)]


def test_nobody_is_booked_twice_at_the_same_time(entity):
    technician = make_technician(entity)
    first, *_rest = slots_for(technician, make_application(entity), at=NOON)
    taken = make_booking(make_application(entity), starts_at=first + timedelta(minutes=30))
    taken.booked_by = technician.person
    taken.save()

    ours = slots_for(technician, make_application(entity), at=NOON)
    a_colleagues = slots_for(make_technician(entity), make_application(entity), at=NOON)

    assert (first in ours, first in a_colleagues) == (False, True)


def test_times_follow_the_clocks_of_the_entity(db):
    azores = make_entity(municipality="4203")

    assert proposed(azores)[0].utcoffset() == timedelta(hours=-1)


def test_nothing_is_proposed_when_nothing_suits(entity):
    entity.service_days = [6]
    entity.save()

    assert proposed(entity) == []
