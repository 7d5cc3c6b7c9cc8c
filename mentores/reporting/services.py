"""Keeping what was published, and giving people what they may take away."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.reporting.lists import rows_of
from mentores.reporting.models import Publication
from mentores.reporting.policies import may_export
from mentores.reporting.record import Asked, Row, every_row, refuse_others


def keep_publication(
    *, published_on: date, pilot_closed_on: date, entities_announced: int, entities_listed: int, notes: Sequence[str]
) -> Publication:
    """Write down what was printed on a day; it is never computed again."""
    return Publication.objects.create(
        published_on=published_on,
        pilot_closed_on=pilot_closed_on,
        entities_announced=entities_announced,
        entities_listed=entities_listed,
        notes=list(notes),
    )


def export_record(viewer: Viewer, asked: Asked, *, at: datetime) -> Iterator[Row]:
    """Every row of the record that is asked for, newest first; that it was taken away is an act itself.

    Raises PermissionDenied.
    """
    refuse_others(viewer)
    record("audit", "export", kind="record", subject=asked.record, by=viewer, at=at)
    return every_row(viewer, asked)


def export_list(viewer: Viewer, kind: str, cases: QuerySet[Any], *, at: datetime) -> Iterator[list[str]]:
    """A list of an entity's cases, which were asked for this viewer, in words; that it was taken away is an act itself.

    `kind` is that of a charge. Raises PermissionDenied.
    """
    if not may_export(viewer):
        raise PermissionDenied
    record("reporting", "export", kind="list", subject=kind, by=viewer, at=at)
    return rows_of(viewer, kind, cases)
