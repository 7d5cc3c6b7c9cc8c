"""By which day a step is owed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mentores.admissions import services
from mentores.admissions.clock import WorkingDays, due_on, first_contact_by
from mentores.admissions.lifecycle import OPEN, State
from mentores.admissions.models import Application
from mentores.partners.models import Entity
from mentores.partners.services import add_absence, remove_absence, update_entity
from tests.factories.accounts import make_appointed
from tests.factories.admissions import (
    acting_for_owner,
    make_application,
    make_application_without_owner,
    make_booking,
    make_referral,
)
from tests.factories.moments import NOON, TODAY, after
from tests.factories.partners import acting_for, make_coordinator, make_entity
from tests.factories.territories import FUNCHAL

MONDAY = date(2026, 3, 2)
JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)


def working(entity: Entity, **how: object) -> Entity:
    return update_entity(entity, by=make_coordinator(entity), at=NOON, **how)


def away(entity: Entity, *, since: int, until: int, at: datetime = NOON) -> None:
    first, last = (TODAY + timedelta(days=days) for days in (since, until))
    add_absence(entity, since=first, until=last, by=make_coordinator(entity), at=at)
    services.catch_up(at=at)


def day(application: Application) -> date | None:
    application.refresh_from_db()
    return application.due_on


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, MONDAY), (1, date(2026, 3, 3)), (5, date(2026, 3, 9)), (15, date(2026, 3, 23))],
)
def test_working_days_leave_out_weekends(days, expected):
    assert WorkingDays().after(MONDAY, days) == expected


def test_the_first_and_the_last_day_of_an_absence_do_not_count():
    away = WorkingDays(away=((date(2026, 3, 3), date(2026, 3, 5)),))

    assert [away.has(MONDAY + timedelta(days=number)) for number in range(5)] == [True, False, False, False, True]


def test_an_entity_that_never_comes_back_owes_a_day_all_the_same():
    never = WorkingDays(away=((MONDAY, date(2099, 1, 1)),))

    assert never.after(MONDAY, 15) > MONDAY + timedelta(days=360)


@pytest.mark.parametrize(("promised", "expected"), [(15, 23), (5, 9), (2, 4), (1, 3)])
def test_the_first_contact_is_owed_within_the_days_the_entity_has_set_itself(db, promised, expected):
    entity = working(make_entity(), first_contact_days=promised)

    application = make_application(entity)

    assert application.due_on == first_contact_by(entity, on=TODAY) == date(2026, 3, expected)


def test_an_entity_that_sets_itself_fewer_days_owes_its_open_cases_sooner(db):
    entity = make_entity()
    application = make_application(entity)

    working(entity, first_contact_days=2)
    services.catch_up(at=NOON)

    assert day(application) == date(2026, 3, 4)


def test_holidays_of_country_region_and_municipality_do_not_count(db):
    mainland, madeira = make_entity(), make_entity(municipality=FUNCHAL)
    alcoutim = working(make_entity(), local_holiday="06-12")

    days = [make_application(one, at=JUNE).due_on for one in (mainland, madeira, alcoutim)]

    assert days == [date(2026, 6, 24), date(2026, 6, 24), date(2026, 6, 25)]
    late_june = make_application(madeira, at=JUNE + timedelta(days=21)).due_on
    assert late_june == date(2026, 7, 14)  # 1 July is the day of Madeira


def test_days_away_pause_the_clock_and_the_day_follows_when_they_are_planned_or_dropped(db):
    entity = make_entity()
    application = make_application(entity)
    before = application.due_on
    away(entity, since=1, until=5)
    planned = day(application)

    absence = entity.absences.get()
    remove_absence(absence, by=make_coordinator(entity), at=NOON)
    services.catch_up(at=NOON)

    assert (before, planned, day(application)) == (date(2026, 3, 23), date(2026, 3, 27), before)


def test_days_away_of_another_entity_change_nothing(db):
    application = make_application()

    away(make_entity(), since=1, until=5)

    assert day(application) == date(2026, 3, 23)


def test_without_an_entity_one_is_to_be_named_within_five_days_and_then_the_clock_begins_anew(db):
    application = make_application_without_owner()
    named_by = application.due_on

    services.assign(application, entity=make_entity(), by=make_appointed(reason="The nearest."), at=after(days=7))

    assert (named_by, day(application)) == (date(2026, 3, 9), date(2026, 3, 30))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.SUBMITTED, date(2026, 3, 23)),
        (State.IN_REVIEW, date(2026, 3, 16)),
        (State.BOOKED, date(2026, 3, 6)),
        (State.INTERVIEWED, date(2026, 3, 9)),
        (State.REFERRED, date(2026, 3, 16)),
        (State.ACCEPTED, None),
        (State.NOT_ACCEPTED, None),
        (State.WITHDRAWN, None),
    ],
)
def test_each_state_owes_its_own_step(db, state, expected):
    application = make_application(state=state)

    assert application.due_on == due_on(application) == expected


def test_an_interview_is_told_of_on_the_working_day_after_it(db):
    application = make_application()
    make_booking(application, starts_at=after(days=4))  # a Friday

    first = day(application)
    services.rebook(application, starts_at=after(days=8), by=acting_for_owner(application), at=NOON)

    assert (first, day(application)) == (date(2026, 3, 9), date(2026, 3, 11))


def test_every_open_case_has_an_owner_and_a_day(db):
    for state in OPEN:
        make_application(state=state)

    assert Application.objects.undecided().filter(due_on=None).count() == 0


def test_a_case_that_goes_over_is_owed_by_the_clock_of_its_new_entity(db):
    quick = working(make_entity(), first_contact_days=2)
    referral = make_referral(make_application(), to=quick)

    services.say_yes(referral, by=acting_for_owner(referral.application), at=after(days=1))
    services.say_yes(referral, by=acting_for(quick), at=after(days=2))

    assert day(referral.application) == date(2026, 3, 6)
