"""A list arrives: read, kept, and its columns guessed."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.text import fold
from mentores.files import services as files
from mentores.files.names import clean_name
from mentores.files.services import Prepared
from mentores.imports.columns import SHEETS
from mentores.imports.lifecycle import TAKEN_BACK
from mentores.imports.models import PEOPLE, Import, Layout, Row
from mentores.imports.policies import may_import
from mentores.imports.services.forgetting import KIND
from mentores.imports.sheets import Sheet, read
from mentores.partners.models import Entity
from mentores.partners.services import EntityNotActive, OnlyInventedPeople

AT_ONCE = 1000


class SentBefore(Exception):
    """This very file was sent before, and is still there."""

    def __init__(self, batch: Import) -> None:
        super().__init__()
        self.batch = batch


def send(content: bytes, *, name: str, kind: str, entity: Entity | None, by: Viewer, at: datetime) -> Import:
    """A list of one kind for one entity, or of entities. It waits for somebody to look at its columns.

    Raises PermissionDenied, FileRefused with a sentence, SentBefore, EntityNotActive, OnlyInventedPeople.
    """
    if not may_import(by, kind, entity):
        raise PermissionDenied
    if entity is not None:
        _ask_of(entity, kind=kind, at=at)
    digest = hashlib.sha256(content).hexdigest()
    if before := _sent_before(digest, kind=kind, entity=entity):
        raise SentBefore(before)
    sheet = read(content, name=name)
    try:
        return _kept(sheet, content, digest, name=name, kind=kind, entity=entity, by=by, at=at)
    except IntegrityError:
        if before := _sent_before(digest, kind=kind, entity=entity):
            raise SentBefore(before) from None
        raise


def _ask_of(entity: Entity, *, kind: str, at: datetime) -> None:
    if not entity.is_active(on=timezone.localdate(at)):
        raise EntityNotActive("only an active entity takes cases")
    if kind in PEOPLE and not entity.may_register_real_people:
        raise OnlyInventedPeople("an entity without a data-protection text registers invented people only")


def _sent_before(digest: str, *, kind: str, entity: Entity | None) -> Import | None:
    same = Import.objects.filter(file_sha256=digest, kind=kind, entity=entity)
    return same.exclude(state__in=TAKEN_BACK).first()


@transaction.atomic
def _kept(
    sheet: Sheet, content: bytes, digest: str, *, name: str, kind: str, entity: Entity | None, by: Viewer, at: datetime
) -> Import:
    (_number, titles), *rows = sheet.rows
    by_office = by.role == Role.NATIONAL_COORDINATOR
    batch = Import.objects.create(
        kind=kind,
        entity=entity,
        by_office=by_office,
        why=by.reason if by_office and entity else "",
        sent_by=by.person,
        sent_at=at,
        file_name=clean_name(name, sheet.kind),
        file_sha256=digest,
        titles=titles,
        columns=guessed(titles, kind=kind, known=layout_of(entity, kind)),
    )
    files.keep(Prepared(batch.file_name, sheet.kind, content), kind=KIND, owner=batch.public_id, by=by, at=at)
    Row.objects.bulk_create(
        (Row(batch=batch, number=number, cells=cells) for number, cells in rows), batch_size=AT_ONCE
    )
    audit.begin(batch, by=by, at=at, note=batch.why)
    return batch


def layout_of(entity: Entity | None, kind: str) -> Mapping[str, str]:
    """How the entity named its columns last time: folded title → our field."""
    layout = Layout.objects.filter(entity=entity, kind=kind).first()
    return layout.columns if layout else {}


def guessed(titles: Sequence[str], *, kind: str, known: Mapping[str, str]) -> dict[str, int]:
    """Which of our fields stands in which column: as last time, else by the title."""
    found: dict[str, int] = {}
    names = {column.name: column.titles() for column in SHEETS[kind]}
    for place, title in enumerate(titles):
        folded = fold(title).rstrip(" *:")
        meant = known.get(folded) or next((name for name, said in names.items() if folded in said), "")
        if folded and meant in names:
            found.setdefault(meant, place)
    return found
