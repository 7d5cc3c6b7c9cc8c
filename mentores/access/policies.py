"""Who may take away a second factor that somebody has lost: always two people, never the person."""

from collections.abc import Callable, Mapping

from mentores.access.models import FactorReset
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer


def coordinates(viewer: Viewer, reset: FactorReset) -> bool:
    """A coordinator of the entity where the person works, or a national coordinator; never about oneself."""
    if viewer.person_id is None or viewer.person_id == reset.person_id:
        return False
    if viewer.role == Role.NATIONAL_COORDINATOR:
        return True
    return viewer.role == Role.COORDINATOR and viewer.entity_id is not None and viewer.entity_id == reset.entity_id


def is_somebody_else(viewer: Viewer, reset: FactorReset) -> bool:
    return coordinates(viewer, reset) and viewer.person_id != reset.asked_by_id


def may_see_resets(viewer: Viewer) -> bool:
    """Who is asked about lost factors at all."""
    return viewer.role in (Role.COORDINATOR, Role.NATIONAL_COORDINATOR)


MAY: Mapping[str, Callable[[Viewer, FactorReset], bool]] = {
    "ask_factor_reset": coordinates,
    "confirm_factor_reset": is_somebody_else,
    "decline_factor_reset": coordinates,
}
