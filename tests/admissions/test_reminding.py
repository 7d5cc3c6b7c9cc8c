"""What is said by the clock."""

from datetime import datetime

import pytest

from mentores.accounts.roles import Role
from mentores.admissions import services
from mentores.messaging.models import Message
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import (
    acting_for_owner,
    make_application,
    make_application_without_owner,
    make_booking,
)
from tests.factories.moments import NOON, after
from tests.factories.partners import make_coordinator, make_entity, make_technician

LATE = 22  # days after NOON: the first working day on which a case of that day is late


def told(notice: str) -> list[str]:
    return sorted(Message.objects.filter(notice=f"admissions/{notice}").values_list("person__full_name", flat=True))


@pytest.mark.parametrize(("days", "reminded"), [(1, 0), (2, 1), (3, 0)])
def test_a_person_is_reminded_on_the_day_before(db, days, reminded):
    make_booking(make_application(), starts_at=after(days=3))

    services.remind_of_interviews(at=after(days=days))
    services.remind_of_interviews(at=after(days=days, hours=1))

    assert len(told("interview_tomorrow")) == reminded


def test_nobody_is_reminded_of_what_was_agreed_today_or_called_off(db):
    make_booking(make_application(), starts_at=after(days=1))
    off = make_booking(make_application(), starts_at=after(days=2))
    services.cancel_interview(off.application, by=acting_for_owner(off.application), at=NOON)

    services.remind_of_interviews(at=NOON)
    services.remind_of_interviews(at=after(days=1))

    assert told("interview_tomorrow") == []


def test_after_the_interview_was_moved_the_person_is_reminded_anew(db):
    interview = make_booking(make_application(), starts_at=after(days=2))
    services.remind_of_interviews(at=after(days=1))
    by = acting_for_owner(interview.application)
    services.rebook(interview.application, starts_at=after(days=5), by=by, at=after(days=1))

    services.remind_of_interviews(at=after(days=4))

    assert len(told("interview_tomorrow")) == 2


def staffed():
    entity = make_entity("Porta Aberta")
    make_technician(entity, person=make_person("T"))
    make_coordinator(entity, person=make_person("C"))
    make_appointed(person=make_person("N"))
    make_appointed(Role.AUDITOR, person=make_person("A"))
    return entity


@pytest.mark.parametrize(
    ("days", "readers"),
    [(21, []), (22, ["T"]), (28, ["T"]), (29, ["C", "T"]), (36, ["C", "T"]), (37, ["C", "N", "T"])],
)
def test_a_late_case_is_told_to_the_technician_then_the_coordinator_then_the_national_team(db, days, readers):
    make_application(staffed())

    services.tell_of_late_cases(at=after(days=days))

    assert told("late") == readers


def test_without_a_technician_the_coordinator_hears_at_once(db):
    entity = make_entity()
    make_coordinator(entity, person=make_person("C"))
    make_application(entity)

    services.tell_of_late_cases(at=after(days=LATE))

    assert told("late") == ["C"]


def test_a_case_that_no_entity_has_is_told_to_the_national_team_at_once(db):
    make_application_without_owner()
    staffed()

    services.tell_of_late_cases(at=after(days=8))

    assert told("late") == ["N"]


def test_one_message_tells_of_all_and_comes_once_a_day_at_most(db):
    entity = staffed()
    for _ in range(3):
        make_application(entity, person=make_person("Olena Kovalenko"))
    person = make_person("Both", language="en")
    for one in (entity, make_entity("Casa Nova")):
        make_technician(one, person=person)
        make_application(one)

    for hours in (0, 3):
        services.tell_of_late_cases(at=after(days=LATE, hours=hours))

    assert told("late") == ["Both", "T"]
    message = Message.objects.get(notice="admissions/late", person=person)
    assert "Porta Aberta: 4 people wait for the next step." in message.body
    assert "Casa Nova: 1 person waits for the next step." in message.body
    assert "Kovalenko" not in message.subject + message.body


def test_it_is_told_again_after_a_week_or_when_one_more_is_late(db):
    entity = make_entity()
    make_technician(entity, person=make_person("T"))
    make_application(entity)
    make_application(entity, at=after(days=2))
    days = [22, 23, 24, 25, 28, 31, 32]

    counts = []
    for day in days:
        services.tell_of_late_cases(at=after(days=day))
        counts.append(len(told("late")))

    assert counts == [1, 1, 2, 2, 2, 3, 3]


def test_nobody_is_written_to_at_the_weekend(db):
    make_application(staffed())
    saturday: datetime = after(days=26)

    services.tell_of_late_cases(at=saturday)

    assert told("late") == []
