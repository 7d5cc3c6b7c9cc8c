"""National roles end by two people."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from mentores.accounts import services
from mentores.accounts.models import Appointment
from mentores.accounts.roles import Role
from mentores.accounts.selectors import appointed, appointments_of, national_team
from mentores.accounts.services import LastNationalCoordinator
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, TODAY

ACTS = [
    services.ask_end_of_appointment,
    services.take_back_end_of_appointment,
    services.confirm_end_of_appointment,
]


def held_by(viewer: Viewer) -> Appointment:
    return Appointment.objects.get(person=viewer.person)


def test_one_asks_another_confirms_and_the_role_is_gone(db):
    first, second, auditor = make_appointed(), make_appointed(), make_appointed(Role.AUDITOR)
    assert auditor.person is not None

    asked = services.ask_end_of_appointment(held_by(auditor), by=first, at=NOON)
    still = appointments_of(auditor.person, on=TODAY)
    services.confirm_end_of_appointment(asked, by=second, at=NOON)

    assert (asked.end_asked_by, asked.end_asked_at, still) == (first.person, NOON, [asked])
    assert appointments_of(auditor.person, on=TODAY) == []
    acts = Event.objects.filter(kind="appointment", subject=asked.public_id).order_by("pk")
    assert [(event.act, event.person_id) for event in acts] == [
        ("ask_end_of_appointment", first.person_id),
        ("confirm_end_of_appointment", second.person_id),
    ]


def test_nobody_confirms_what_they_asked_for_or_what_nobody_asked_for(db):
    first, auditor = make_appointed(), make_appointed(Role.AUDITOR)

    with pytest.raises(ActNotPossible):
        services.confirm_end_of_appointment(held_by(auditor), by=first, at=NOON)
    services.ask_end_of_appointment(held_by(auditor), by=first, at=NOON)
    with pytest.raises(PermissionDenied):
        services.confirm_end_of_appointment(held_by(auditor), by=first, at=NOON)

    assert held_by(auditor).until is None


def test_asking_again_does_not_change_who_asked(db):
    first, second, auditor = make_appointed(), make_appointed(), make_appointed(Role.AUDITOR)
    services.ask_end_of_appointment(held_by(auditor), by=first, at=NOON)

    services.ask_end_of_appointment(held_by(auditor), by=second, at=NOON + timedelta(days=1))

    assert (held_by(auditor).end_asked_by, held_by(auditor).end_asked_at) == (first.person, NOON)


def test_what_was_asked_for_is_taken_back(db):
    first, second, auditor = make_appointed(), make_appointed(), make_appointed(Role.AUDITOR)
    services.ask_end_of_appointment(held_by(auditor), by=first, at=NOON)

    services.take_back_end_of_appointment(held_by(auditor), by=second, at=NOON)

    assert (held_by(auditor).end_asked_by, held_by(auditor).end_asked_at) == (None, None)
    with pytest.raises(ActNotPossible):
        services.confirm_end_of_appointment(held_by(auditor), by=second, at=NOON)


def test_the_programme_keeps_a_national_coordinator(db):
    first, second = make_appointed(), make_appointed()
    for viewer in (first, second):
        services.ask_end_of_appointment(held_by(viewer), by=viewer, at=NOON)

    services.confirm_end_of_appointment(held_by(first), by=second, at=NOON)

    with pytest.raises(LastNationalCoordinator):
        services.confirm_end_of_appointment(held_by(second), by=first, at=NOON)
    assert held_by(second).until is None


@pytest.mark.parametrize("act", ACTS)
def test_a_role_that_has_ended_is_left_alone(db, act):
    first, second, auditor = make_appointed(), make_appointed(), make_appointed(Role.AUDITOR)
    services.ask_end_of_appointment(held_by(auditor), by=first, at=NOON)
    services.confirm_end_of_appointment(held_by(auditor), by=second, at=NOON)

    with pytest.raises(ActNotPossible):
        act(held_by(auditor), by=second, at=NOON)


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_ends_a_national_role(db, act):
    chief, auditor = make_appointed(), make_appointed(Role.AUDITOR)
    services.ask_end_of_appointment(held_by(auditor), by=chief, at=NOON)
    others = [
        VISITOR,
        SYSTEM,
        auditor,
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.EDITOR),
        Viewer(make_person(), Role.COORDINATOR, 1),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            act(held_by(auditor), by=viewer, at=NOON)

    assert held_by(auditor).until is None


def test_the_national_team_is_by_name_and_those_of_a_role_are_found(db):
    zita = make_appointed(Role.AUDITOR, person=make_person("Zita"))
    alvaro = make_appointed(person=make_person("Álvaro"))
    gone = make_appointed(person=make_person("Bento"))
    Appointment.objects.filter(person=gone.person).update(until=TODAY)

    assert [one.person for one in national_team(alvaro, on=TODAY)] == [alvaro.person, zita.person]
    assert national_team(zita, on=TODAY) == []
    assert [appointed(role, on=TODAY) for role in (Role.NATIONAL_COORDINATOR, Role.EDITOR)] == [[alvaro.person], []]


def name(email: str = "ana@example.org", **said: str) -> None:
    """Whoever runs the platform names a national coordinator."""
    call_command("name_coordinator", "Ana Exemplo", email, stdout=StringIO(), **said)


def test_whoever_runs_the_platform_names_the_first_two_national_coordinators(db):
    name("Ana@example.org", language="ar")
    name("rui@example.org")

    with pytest.raises(CommandError):
        name("eva@example.org")

    found = national_team(SYSTEM, on=timezone.localdate())
    assert [(one.person.full_name, one.person.language, one.role) for one in found] == [
        ("Ana Exemplo", "ar", Role.NATIONAL_COORDINATOR),
        ("Ana Exemplo", "pt", Role.NATIONAL_COORDINATOR),
    ]
    addresses = EmailAddress.objects.filter(verified=True, primary=True).order_by("email")
    assert [address.email for address in addresses] == ["ana@example.org", "rui@example.org"]
    assert Event.objects.filter(act="name_coordinator", role=Role.SYSTEM).count() == 2


def test_who_signs_in_already_is_named_without_becoming_a_second_person(db):
    person = make_person("Ana Primeira")
    EmailAddress.objects.create(user=person, email="ana@example.org", verified=True, primary=True)

    name("ana@example.org")

    assert [one.person for one in national_team(SYSTEM, on=timezone.localdate())] == [person]


@pytest.mark.parametrize("email", ["nobody", ""])
def test_nobody_is_named_without_an_address(db, email):
    with pytest.raises(CommandError):
        name(email)

    assert Appointment.objects.count() == 0


def test_nobody_is_named_twice(db):
    name("ana@example.org")

    with pytest.raises(CommandError):
        name("ana@example.org")

    assert Appointment.objects.count() == 1
