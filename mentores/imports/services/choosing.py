"""What people decide about an import: its columns, its doubtful rows, whether it is written, undone or given up."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.core.text import fold
from mentores.imports.columns import SHEETS
from mentores.imports.lifecycle import LIFECYCLE, State
from mentores.imports.models import PEOPLE, Import, Layout, Mode, Row, RowState
from mentores.imports.policies import MAY
from mentores.imports.services.forgetting import forget_file

AGAIN: Mapping[str, str] = {
    State.CHECKING: "check_again",
    State.WRITING: "write_again",
    State.UNDOING: "undo_again",
}


class ColumnMissing(Exception):
    """No column was named for a field without which no row can be written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names = names


class RowsHaveProblems(Exception):
    """All rows or none was asked for, and some cannot be written."""


@transaction.atomic
def choose_columns(batch: Import, *, columns: Mapping[str, int], by: Viewer, at: datetime) -> Import:
    """Say which field stands in which column, counted from 0, and have every row checked. The entity's next list is
    read the same way.

    Raises PermissionDenied, ActNotPossible, ColumnMissing.
    """
    known = {column.name: column for column in SHEETS[batch.kind]}
    chosen = {name: place for name, place in columns.items() if name in known and 0 <= place < len(batch.titles)}
    if missing := [name for name, column in known.items() if column.needed and name not in chosen]:
        raise ColumnMissing(missing)
    batch = step(batch, "choose_columns", by=by, at=at)
    batch.columns = chosen
    batch.worked_at = None
    batch.save(update_fields=["state", "columns", "worked_at"])
    titles = {fold(batch.titles[place]).rstrip(" *:"): name for name, place in chosen.items()}
    Layout.objects.update_or_create(entity=batch.entity, kind=batch.kind, defaults={"columns": titles})
    return batch


@transaction.atomic
def decide_rows(batch: Import, *, keep: Mapping[int, bool], by: Viewer, at: datetime) -> None:
    """Write these doubtful rows, by number, or leave them out. Raises PermissionDenied, ActNotPossible."""
    batch = audit.lock(batch)
    if not MAY["decide_rows"](by, batch):
        raise PermissionDenied
    if batch.state != State.CHECKED:
        raise ActNotPossible("rows are decided on before they are written")
    doubtful = Row.objects.filter(batch=batch, keep__isnull=False)
    for wanted in (True, False):
        numbers = [number for number, choice in keep.items() if choice is wanted]
        doubtful.filter(number__in=numbers).update(keep=wanted)
    audit.record("imports", "decide_rows", kind="import", subject=batch.public_id, by=by, at=at)


@transaction.atomic
def write_rows(
    batch: Import, *, mode: str, by: Viewer, at: datetime, informed: str = "", tells: bool = False
) -> Import:
    """Have the rows written in the background. Of people, `informed` says how they know what is done with their data.

    Raises PermissionDenied, ActNotPossible, and RowsHaveProblems if all rows were to be written.
    """
    batch = step(batch, "write_rows", by=by, at=at)
    rows = Row.objects.filter(batch=batch, state=RowState.WAITING).exclude(keep=False)
    if mode == Mode.ALL and rows.exclude(problems=[]).exists():
        raise RowsHaveProblems
    if not rows.filter(problems=[]).exists() or (batch.kind in PEOPLE and not informed):
        raise ActNotPossible("there is nothing to write, or nobody has said how the people were informed")
    batch.mode, batch.informed, batch.tells, batch.worked_at = Mode(mode), informed, tells, None
    batch.save(update_fields=["state", "mode", "informed", "tells", "worked_at"])
    return batch


@transaction.atomic
def undo_import(batch: Import, *, by: Viewer, at: datetime) -> Import:
    """Have everything taken away that the import has written. Raises PermissionDenied, ActNotPossible."""
    batch = step(batch, "undo_import", by=by, at=at)
    batch.touched, batch.worked_at, batch.failed_in = [], None, ""
    batch.save(update_fields=["state", "touched", "worked_at", "failed_in"])
    return batch


@transaction.atomic
def begin_again(batch: Import, *, by: Viewer, at: datetime) -> Import:
    """Have an import that an error stopped go on where it stood: no row is written twice.

    Raises PermissionDenied, ActNotPossible, also once its rows are forgotten.
    """
    stopped = Import.objects.get(pk=batch.pk)
    if stopped.failed_in not in AGAIN or (stopped.forgotten_at and stopped.failed_in != State.UNDOING):
        raise ActNotPossible("nothing was stopped, or there is nothing left to go on with")
    batch = step(batch, AGAIN[stopped.failed_in], by=by, at=at)
    batch.failed_in, batch.worked_at = "", None
    batch.save(update_fields=["state", "failed_in", "worked_at"])
    return batch


@transaction.atomic
def drop_import(batch: Import, *, by: Viewer, at: datetime) -> Import:
    """Write nothing of it. Its rows and its file go at once. Raises PermissionDenied, ActNotPossible."""
    batch = step(batch, "drop_import", by=by, at=at)
    batch.save(update_fields=["state"])
    Row.objects.filter(batch=batch).delete()
    forget_file(batch, by=by, at=at)
    return batch


def step(batch: Import, act: str, *, by: Viewer, at: datetime) -> Import:
    """The locked row in its new state, which the act saves. Raises PermissionDenied or ActNotPossible."""
    return audit.move(batch, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at)
