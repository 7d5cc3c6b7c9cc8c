"""Who may see the programme's exact figures."""

from mentores.accounts.roles import NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer


def may_see_figures(viewer: Viewer) -> bool:
    return viewer == SYSTEM or viewer.role in (*NATIONAL_CASE_ROLES, Role.AUDITOR)
