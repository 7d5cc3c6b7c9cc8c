"""Who may do what to an entity, and who may edit the promoter."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.partners.models import Entity


def coordinates(viewer: Viewer, entity: Entity) -> bool:
    return viewer.role == Role.COORDINATOR and viewer.entity_id == entity.pk


def edits_the_programme(viewer: Viewer) -> bool:
    return viewer.role in (Role.NATIONAL_COORDINATOR, Role.EDITOR)


MAY: Mapping[str, Callable[[Viewer, Entity], bool]] = {
    "update_public_face": coordinates,
}
