"""Who may publish questionnaires."""

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer


def publishes_questionnaires(viewer: Viewer) -> bool:
    """The national team decides on questionnaires; the platform brings the first ones."""
    return viewer.role in (Role.NATIONAL_COORDINATOR, Role.EDITOR) or viewer == SYSTEM
