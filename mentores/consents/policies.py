"""Who may publish what people agree to."""

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer


def publishes_texts(viewer: Viewer) -> bool:
    return viewer.role in (Role.NATIONAL_COORDINATOR, Role.EDITOR)
