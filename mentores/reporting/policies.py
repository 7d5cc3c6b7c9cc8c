"""Who may see exact figures, and who may take lists away."""

from mentores.accounts.roles import DESK_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer


def may_see_figures(viewer: Viewer) -> bool:
    return viewer == SYSTEM or viewer.role in (*NATIONAL_CASE_ROLES, Role.AUDITOR)


def may_see_own_figures(viewer: Viewer) -> bool:
    """An entity's own people see its own numbers as they are."""
    return viewer.role in DESK_ROLES and viewer.entity_id is not None


def may_export(viewer: Viewer) -> bool:
    """The coordinator answers for what leaves the house."""
    return viewer.role == Role.COORDINATOR and viewer.entity_id is not None


def may_follow_cases(viewer: Viewer) -> bool:
    """Counts of late cases and their codes; a name only for a reason."""
    return viewer.role in NATIONAL_CASE_ROLES
