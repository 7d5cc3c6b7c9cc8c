"""Who may do what with somebody's data."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.participants.models import Mentee, Mentor

CASES: tuple[Callable[[], QuerySet[Any]], ...] = (Application.objects.all, Mentor.objects.all, Mentee.objects.all)


def has_a_case_of(viewer: Viewer, person: User) -> bool:
    """The viewer's entity decides about the person, or accompanies the person as a mentor or a mentee."""
    return any(cases().filter(person=person, entity__in=viewer.entities).exists() for cases in CASES)


def works_with(viewer: Viewer, person: User) -> bool:
    return viewer.role in CASE_ROLES and has_a_case_of(viewer, person)


def coordinates_for(viewer: Viewer, person: User) -> bool:
    return viewer.role == Role.COORDINATOR and has_a_case_of(viewer, person)


def puts_right(viewer: Viewer, person: User) -> bool:
    """Whoever works with the person, or the national team with a stated reason."""
    return works_with(viewer, person) or (viewer.role in NATIONAL_CASE_ROLES and bool(viewer.reason))


def sets_terms(viewer: Viewer) -> bool:
    return viewer.role == Role.NATIONAL_COORDINATOR


def sees_terms(viewer: Viewer) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES


MAY: Mapping[str, Callable[[Viewer, User], bool]] = {
    "copy": works_with,
    "erase": coordinates_for,
    "hold": works_with,
    "release": coordinates_for,
    "merge": puts_right,
    "keep_apart": puts_right,
    "ask_national_team": works_with,
}
