"""Who may do what to an application."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import LIFECYCLE
from mentores.admissions.models import Application


def works_on(viewer: Viewer, application: Application) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == application.entity_id


def gives_it_an_owner(viewer: Viewer, application: Application) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES and application.entity_id is None and bool(viewer.reason)


def is_the_applicant(viewer: Viewer, application: Application) -> bool:
    if viewer.person_id != application.person_id:
        return False
    return viewer.role == Role.PARTICIPANT or viewer.only == ("application", application.public_id)


def works_on_or_is_the_applicant(viewer: Viewer, application: Application) -> bool:
    return works_on(viewer, application) or is_the_applicant(viewer, application)


MAY: Mapping[str, Callable[[Viewer, Application], bool]] = {
    "assign": gives_it_an_owner,
    "accept": works_on,
    "decline": works_on,
    "withdraw": works_on_or_is_the_applicant,
}


def acts_for(viewer: Viewer, application: Application) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in LIFECYCLE.acts_in(application.state) if MAY[act](viewer, application)]
