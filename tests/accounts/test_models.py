"""People and the national roles they hold."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mentores.accounts.models import Appointment
from mentores.accounts.roles import Role
from mentores.accounts.selectors import appointments_of
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import TODAY


@pytest.mark.parametrize(
    ("full", "preferred", "called"),
    [("Maria do Carmo Tavares", "", "Maria"), ("Maria Tavares", "Micas", "Micas"), ("ليلى حداد", "", "ليلى")],
)
def test_a_person_is_greeted_by_the_first_or_the_preferred_name(db, full, preferred, called):
    assert make_person(full, preferred_name=preferred).called == called


def test_what_reaches_a_log_names_nobody(db):
    person = make_person("Maria Tavares")

    assert str(person) == f"person {person.public_id}"


def test_a_person_has_a_name(db):
    person = make_person()
    person.full_name = ""

    with pytest.raises(IntegrityError):
        person.save()


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": Role.AUDITOR, "since": TODAY},
        {"role": Role.COORDINATOR, "since": TODAY},
        {"role": Role.EDITOR, "since": TODAY, "until": TODAY - timedelta(days=1)},
    ],
    ids=["the same role twice", "no national role", "an end before the beginning"],
)
def test_the_database_refuses_an_appointment(db, wrong):
    auditor = make_appointed(Role.AUDITOR)
    assert auditor.person is not None

    with pytest.raises(IntegrityError):
        Appointment.objects.create(person=auditor.person, **wrong)


def test_an_appointment_lasts_until_the_day_before_its_end(db):
    viewer = make_appointed(Role.EDITOR)
    assert viewer.person is not None
    Appointment.objects.update(until=TODAY + timedelta(days=2))
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 1, 2)]

    held = [[one.role for one in appointments_of(viewer.person, on=day)] for day in days]

    assert held == [[], [Role.EDITOR], [Role.EDITOR], []]
