"""Who may do what with an import."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.imports.lifecycle import LIFECYCLE
from mentores.imports.models import Import, Kind
from mentores.partners.models import Entity


def brings_lists(viewer: Viewer) -> bool:
    """Whoever imports anything at all."""
    return viewer.role in (Role.COORDINATOR, Role.NATIONAL_COORDINATOR)


def may_import(viewer: Viewer, kind: str, entity: Entity | None) -> bool:
    """A coordinator into the own entity; the national coordinator entities, and the rest into any, with a reason."""
    if viewer.role == Role.NATIONAL_COORDINATOR:
        return entity is None if kind == Kind.ENTITIES else entity is not None and bool(viewer.reason)
    if viewer.role != Role.COORDINATOR or entity is None or kind == Kind.ENTITIES:
        return False
    return viewer.entity_id == entity.pk


def answers_for(viewer: Viewer, batch: Import) -> bool:
    """The coordinator of its entity, or the national coordinator if the office sent it."""
    if viewer.role == Role.NATIONAL_COORDINATOR:
        return batch.by_office
    return viewer.role == Role.COORDINATOR and batch.entity_id is not None and viewer.entity_id == batch.entity_id


def carries_on(viewer: Viewer, batch: Import) -> bool:
    """What goes on in the background."""
    return viewer == SYSTEM


MAY: Mapping[str, Callable[[Viewer, Import], bool]] = {
    "choose_columns": answers_for,
    "finish_check": carries_on,
    "decide_rows": answers_for,
    "write_rows": answers_for,
    "finish_writing": carries_on,
    "take_back_rows": carries_on,
    "undo_import": answers_for,
    "keep_rows": carries_on,
    "finish_undo": carries_on,
    "fail": carries_on,
    "check_again": answers_for,
    "write_again": answers_for,
    "undo_again": answers_for,
    "drop_import": answers_for,
}


def acts_for(viewer: Viewer, batch: Import) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in LIFECYCLE.acts_in(batch.state) if MAY[act](viewer, batch)]
