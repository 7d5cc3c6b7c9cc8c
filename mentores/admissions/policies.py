"""Who may do what to an application."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.lifecycle import LIFECYCLE
from mentores.admissions.models import Application
from mentores.participants.models import Mentee, Mentor


def works_on(viewer: Viewer, application: Application) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == application.entity_id


def gives_it_an_owner(viewer: Viewer, application: Application) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES and application.entity_id is None and bool(viewer.reason)


def is_the_applicant(viewer: Viewer, application: Application) -> bool:
    if viewer.person_id != application.person_id:
        return False
    return viewer.role == Role.PARTICIPANT or viewer.only == ("application", application.public_id)


def withdraws(viewer: Viewer, application: Application) -> bool:
    """Done by the entity, by the applicant, or by the platform when a consent is taken back."""
    return works_on(viewer, application) or is_the_applicant(viewer, application) or viewer == SYSTEM


MAY: Mapping[str, Callable[[Viewer, Application], bool]] = {
    "assign": gives_it_an_owner,
    "accept": works_on,
    "decline": works_on,
    "withdraw": withdraws,
}


def acts_for(viewer: Viewer, application: Application) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in LIFECYCLE.acts_in(application.state) if MAY[act](viewer, application)]


def records_consent(viewer: Viewer, person: User) -> bool:
    """The person, or whoever works on a case of theirs."""
    if viewer.role == Role.PARTICIPANT:
        return viewer.person_id == person.pk
    if viewer.role not in CASE_ROLES:
        return False
    return any(cases.filter(person=person, entity__in=viewer.entities).exists() for cases in _cases())


def _cases() -> list[models.QuerySet[Any]]:
    return [Mentor.objects.all(), Mentee.objects.all(), Application.objects.all()]
