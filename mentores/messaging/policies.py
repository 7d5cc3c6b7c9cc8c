"""Who may do what with messages. Which messages a person meets is the business of the page that lists them."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.messaging.models import Message


def tells_people(viewer: Viewer, message: Message) -> bool:
    return viewer.role in (*CASE_ROLES, *NATIONAL_CASE_ROLES)


def oversees_the_outbox(viewer: Viewer) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES


def rules_the_brake(viewer: Viewer) -> bool:
    return viewer.role == Role.NATIONAL_COORDINATOR


def words_notices(viewer: Viewer) -> bool:
    return viewer.role in (Role.NATIONAL_COORDINATOR, Role.EDITOR)


MAY: Mapping[str, Callable[[Viewer, Message], bool]] = {
    "mark_told": tells_people,
    "note_try": tells_people,
    "send_again": tells_people,
}
