"""Questions about applications."""

from datetime import timedelta

import pytest

from mentores.admissions import selectors
from mentores.admissions.lifecycle import State
from mentores.participants.models import Side
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner
from tests.factories.moments import TODAY, after
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician


def test_applications_stand_by_their_wait(db):
    entity = make_entity()
    new, old = (make_application(entity, at=after(days=day)) for day in (5, 1))

    assert list(selectors.applications_for(make_coordinator(entity))) == [old, new]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Zita Sousa", "Álvaro Sousa"]),
        ({"words": "alvaro"}, ["Álvaro Sousa"]),
        ({"words": "SOUSA zita"}, ["Zita Sousa"]),
        ({"side": Side.MENTOR}, ["Álvaro Sousa"]),
        ({"state": State.ACCEPTED}, ["Zita Sousa"]),
        ({"state": State.ACCEPTED, "side": Side.MENTOR}, []),
    ],
)
def test_applications_are_found_by_words_state_and_side(db, asked, found):
    entity = make_entity()
    make_application(entity, person=make_person("Zita Sousa"), state=State.ACCEPTED)
    make_application(entity, person=make_person("Álvaro Sousa"), side=Side.MENTOR, at=after(days=1))

    cases = selectors.applications_for(make_coordinator(entity), **asked)

    assert [case.person.full_name for case in cases] == found


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_the_database_the_same_whatever_its_length(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer = make_coordinator(entity)
    for _ in range(count):
        make_application(entity)

    with django_assert_num_queries(5):
        for case in selectors.applications_for(viewer):
            assert (case.person.full_name, case.entity, case.profile.municipality.label) != ("", None, "")
            assert [str(row.language) for row in case.profile.languages.all()] != []
            assert [str(row.area) for row in case.profile.areas.all()] != []


def test_open_cases_are_due_by_their_day(db):
    entity = make_entity()
    waiting = make_application(entity)
    make_application(entity, state=State.NOT_ACCEPTED)
    make_application()

    dues = selectors.due_for(make_coordinator(entity), on=TODAY)

    assert [(due.kind, due.public_id, due.title, due.since, due.by) for due in dues] == [
        ("application", waiting.public_id, waiting.person.full_name, TODAY, waiting.due_on)
    ]


def test_cases_without_an_owner_are_due_at_the_national_team(db):
    free = make_application_without_owner()
    make_application()

    assert [due.public_id for due in selectors.due_for(make_appointed(), on=TODAY)] == [free.public_id]


def test_the_story_of_a_case_is_told_in_order(db):
    case = make_application(state=State.WITHDRAWN)

    assert [move.act for move in selectors.story_of(case)] == ["begin", "withdraw"]


@pytest.mark.parametrize(
    ("state", "days", "kind"),
    [
        (State.SUBMITTED, 0, "application"),
        (State.BOOKED, 2, "application"),
        (State.BOOKED, 3, "application-interview"),
        (State.INTERVIEWED, 0, "application-interview"),
    ],
)
def test_a_line_leads_straight_to_the_interview_from_its_day_on(db, state, days, kind):
    application = make_application(state=state)
    assert application.entity
    technician = make_technician(application.entity)

    due = selectors.due_for(technician, on=TODAY + timedelta(days=days))
    read = selectors.due_for(make_reader(application.entity), on=TODAY + timedelta(days=days))

    assert ([one.kind for one in due], [one.kind for one in read]) == ([kind], ["application"])
