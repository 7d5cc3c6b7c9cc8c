"""Who may do what to an application, and write notes about a person."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.lifecycle import LIFECYCLE
from mentores.admissions.models import Application, Referral
from mentores.participants.models import Mentee, Mentor


def works_on(viewer: Viewer, application: Application) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id is not None and viewer.entity_id == application.entity_id


def gives_it_an_owner(viewer: Viewer, application: Application) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES and application.entity_id is None and bool(viewer.reason)


def refers(viewer: Viewer, application: Application) -> bool:
    """The entity that has the case; the national team, with a stated reason. Person and receiver still both say yes."""
    if viewer.role in NATIONAL_CASE_ROLES:
        return application.entity_id is not None and bool(viewer.reason)
    return works_on(viewer, application)


def is_the_applicant(viewer: Viewer, application: Application) -> bool:
    if viewer.person_id != application.person_id:
        return False
    return viewer.role == Role.PARTICIPANT or viewer.only == ("application", application.public_id)


def withdraws(viewer: Viewer, application: Application) -> bool:
    """Done by the entity, by the applicant, or by the platform when a consent is taken back."""
    return works_on(viewer, application) or is_the_applicant(viewer, application) or viewer == SYSTEM


def is_asked(viewer: Viewer, application: Application) -> bool:
    """Works on cases at the entity that is asked to accompany this person."""
    if viewer.role not in CASE_ROLES or viewer.entity_id is None:
        return False
    return Referral.objects.open().filter(application=application, to_id=viewer.entity_id).exists()


def answers_for_the_person(viewer: Viewer, application: Application) -> bool:
    """The person, or the staff of the entity that has the case, whom the person has told."""
    return is_the_applicant(viewer, application) or works_on(viewer, application)


def answers_referral(viewer: Viewer, application: Application) -> bool:
    return answers_for_the_person(viewer, application) or is_asked(viewer, application)


MAY: Mapping[str, Callable[[Viewer, Application], bool]] = {
    "assign": gives_it_an_owner,
    "contact": works_on,
    "reach": works_on,
    "book": works_on,
    "rebook": works_on,
    "miss": works_on,
    "cancel_interview": works_on,
    "confirm_interview": is_the_applicant,
    "ask_another_time": is_the_applicant,
    "interview": works_on,
    "accept": works_on,
    "decline": works_on,
    "refer": refers,
    "call_back": answers_referral,
    "take_over": answers_referral,
    "withdraw": withdraws,
    "reopen": works_on,
}


def acts_for(viewer: Viewer, application: Application) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in LIFECYCLE.acts_in(application.state) if MAY[act](viewer, application)]


def records_consent(viewer: Viewer, person: User) -> bool:
    """The person, or whoever works on a case of theirs."""
    if viewer.role == Role.PARTICIPANT or viewer.purpose == "application":
        return viewer.person_id == person.pk
    return works_with(viewer, person)


def works_with(viewer: Viewer, person: User) -> bool:
    """Whoever works on a case of this person."""
    if viewer.role not in CASE_ROLES:
        return False
    return any(cases.filter(person=person, entity__in=viewer.entities).exists() for cases in _cases())


def writes_notes(viewer: Viewer, person: User) -> bool:
    return works_with(viewer, person)


def _cases() -> list[models.QuerySet[Any]]:
    return [Mentor.objects.all(), Mentee.objects.all(), Application.objects.all()]
