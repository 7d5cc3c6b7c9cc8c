"""The logo that an entity shows."""

from datetime import datetime
from typing import IO

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.files import services as files
from mentores.files.selectors import file_of
from mentores.partners.models import Entity
from mentores.partners.policies import MAY

ENTITY = "entity"


def set_logo(entity: Entity, upload: IO[bytes], *, name: str, by: Viewer, at: datetime) -> Entity:
    """Show this picture instead of the one before. Raises PermissionDenied, FileRefused."""
    if not MAY["update_entity"](by, entity):
        raise PermissionDenied
    picture = files.prepare(upload, name=name)
    with transaction.atomic():
        entity = _changed(entity, by=by, at=at)
        file = files.keep(picture, kind=ENTITY, owner=entity.public_id, by=by, at=at)
        entity.logo = file.public_id
        entity.save(update_fields=["logo"])
        audit.record("partners", "set_logo", kind=ENTITY, subject=entity.public_id, by=by, at=at)
    return entity


@transaction.atomic
def remove_logo(entity: Entity, *, by: Viewer, at: datetime) -> Entity:
    """Show no logo. Without one nothing changes. Raises PermissionDenied."""
    entity = _changed(entity, by=by, at=at)
    if entity.logo:
        entity.logo = ""
        entity.save(update_fields=["logo"])
        audit.record("partners", "remove_logo", kind=ENTITY, subject=entity.public_id, by=by, at=at)
    return entity


def _changed(entity: Entity, *, by: Viewer, at: datetime) -> Entity:
    """The entity, held, without the picture it had."""
    entity = audit.lock(entity)
    if not MAY["update_entity"](by, entity):
        raise PermissionDenied
    former = file_of(ENTITY, entity.public_id, entity.logo)
    if former:
        files.remove(former, by=by, at=at)
    return entity
