"""How far people come, and in how many days."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR
from mentores.admissions import services as admissions
from mentores.admissions.lifecycle import State
from mentores.participants.models import Side
from mentores.reporting.funnel import by_entity, funnels
from tests.factories.accounts import make_appointed
from tests.factories.admissions import acting_for_owner, hold_interview, make_application, make_contact
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import after
from tests.factories.participants import be_prepared
from tests.factories.partners import make_coordinator, make_entity, make_member, make_reader

PERIOD: dict[str, Any] = {"since": date(2026, 3, 1), "until": date(2026, 3, 31)}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


def accepted(entity, *, side: str = Side.MENTEE, reached: int, interviewed: int, decided: int) -> Any:
    """Somebody who registered on day 0 and came through each step on its day."""
    application = make_application(entity, side=side)
    make_contact(application, at=after(days=reached))
    hold_interview(application, at=after(days=interviewed))
    by, at = acting_for_owner(application), after(days=decided)
    return admissions.accept(application, trained_on=at.date() if side == Side.MENTOR else None, by=by, at=at)


def told(viewer, side: str = Side.MENTEE, **more) -> dict[str, tuple[int, float | None, float | None]]:
    """Each stage of one side: how many, the days since the one before, the days since registration."""
    funnel = next(one for one in funnels(viewer, **{**PERIOD, **more}) if one.side == side)
    return {step.stage.value: (step.number, step.days, step.days_in_all) for step in funnel.steps}


def test_each_step_counts_who_came_so_far_with_the_median_days(entity):
    make_application(entity)
    make_contact(make_application(entity), at=after(days=4))
    accepted(entity, reached=2, interviewed=6, decided=7)
    accepted(entity, reached=6, interviewed=8, decided=13)

    assert told(make_coordinator(entity)) == {
        "registered": (4, None, None),
        "reached": (3, 4, 4),
        "interviewed": (2, 3, 7),
        "accepted": (2, 3, 10),
        "paired": (0, None, None),
        "met": (0, None, None),
    }


def test_the_road_goes_on_to_the_first_meeting_on_both_sides(entity):
    mentee = accepted(entity, reached=1, interviewed=2, decided=3)
    mentor = accepted(entity, side=Side.MENTOR, reached=1, interviewed=1, decided=1)
    for one in (mentee, mentor):
        be_prepared(one, at=after(days=3))
    make_mentorship(mentor=mentor, mentee=mentee, at=after(days=10))

    viewer = make_coordinator(entity)

    assert told(viewer)["paired"] == (1, 7, 10)
    assert told(viewer)["met"] == (1, 0, 10)
    assert told(viewer, Side.MENTOR)["ready"] == (1, 0, 1)
    assert told(viewer, Side.MENTOR)["met"] == (1, 0, 10)


def test_who_reached_a_step_has_reached_those_before_it(entity):
    application = make_application(entity)
    hold_interview(application, at=after(days=5))

    assert told(make_coordinator(entity))["interviewed"] == (1, 0, 5)
    assert told(make_coordinator(entity))["reached"] == (1, 5, 5)


def test_who_was_not_accepted_stays_where_they_came_to(entity):
    make_application(entity, state=State.NOT_ACCEPTED)

    assert [number for number, *_days in told(make_coordinator(entity)).values()] == [1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 1),
        (date(2026, 3, 3), date(2026, 3, 31), 0),
        (date(2026, 1, 1), date(2026, 3, 1), 0),
    ],
)
def test_only_who_registered_in_the_period_counts(entity, since, until, number):
    make_application(entity)

    assert told(make_coordinator(entity), since=since, until=until)["registered"][0] == number


def test_an_entity_sees_its_own_people_and_the_office_the_network_or_one_entity(entity):
    other = make_entity("Outra Casa")
    make_application(entity)
    make_application(other)
    office = make_appointed(Role.NATIONAL_TECHNICIAN)

    assert told(make_reader(entity))["registered"][0] == 1
    assert told(office)["registered"][0] == 2
    assert told(office, entity=other)["registered"][0] == 1


def test_an_entity_that_names_another_one_still_sees_its_own(entity):
    other = make_entity("Outra Casa")
    make_application(other)

    assert told(make_coordinator(entity), entity=other)["registered"][0] == 0


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMPANY_CONTACT])
def test_nobody_else_sees_it(entity, role):
    viewer = make_appointed(role) if role == Role.EDITOR else make_member(entity, role)

    for one in (viewer, VISITOR):
        with pytest.raises(PermissionDenied):
            funnels(one, **PERIOD)


def test_the_office_sees_each_entity_with_somebody_by_name(entity):
    make_entity("Sem Ninguém")
    other = make_entity("A Outra")
    make_application(other)
    accepted(entity, reached=2, interviewed=3, decided=9)

    rows = by_entity(make_appointed(), **PERIOD)

    assert [(row.name, row.registered, row.accepted, row.days_to_contact, row.days_to_decision) for row in rows] == [
        ("A Outra", 1, 0, None, None),
        ("Porta Aberta", 1, 1, 2, 9),
    ]


def test_an_entity_does_not_see_the_others_one_by_one(entity):
    with pytest.raises(PermissionDenied):
        by_entity(make_coordinator(entity), **PERIOD)


def test_many_people_take_no_more_questions_than_one(entity):
    viewer = make_coordinator(entity)
    accepted(entity, reached=1, interviewed=2, decided=3)
    with CaptureQueriesContext(connection) as for_one:
        funnels(viewer, **PERIOD)

    for _ in range(4):
        accepted(entity, reached=1, interviewed=2, decided=3)
    with CaptureQueriesContext(connection) as for_five:
        funnels(viewer, **PERIOD)

    assert len(for_five) == len(for_one)
