"""Questions about people's national roles."""

from datetime import date

from mentores.accounts.models import Appointment, User
from mentores.accounts.roles import NATIONAL_CASE_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer


def appointments_of(person: User, *, on: date) -> list[Appointment]:
    """The national roles a person holds on a day, in the order they were given."""
    return list(Appointment.objects.filter(person=person).open(on=on).order_by("since", "pk"))


def national_team(viewer: Viewer, *, on: date) -> list[Appointment]:
    """Every national role held on a day, with its person, by name; for the national team itself."""
    if viewer != SYSTEM and viewer.role not in NATIONAL_CASE_ROLES:
        return []
    held = Appointment.objects.open(on=on).select_related("person", "end_asked_by")
    return list(held.order_by("person__folded_name", "since", "pk"))


def appointed(role: str, *, on: date) -> list[User]:
    """Who holds a national role on a day; for notices, not for pages."""
    held = Appointment.objects.filter(role=role).open(on=on).select_related("person").order_by("pk")
    return [appointment.person for appointment in held]
