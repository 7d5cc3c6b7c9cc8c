"""Sealing what is new in the record, and writing down how it was found to be."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from mentores.audit.chain import SEALED, chain_of, content_of, signature_of
from mentores.audit.models import Check, Event, Head, Reading, Seal, Table
from mentores.audit.services import RECORD, locked_cursor, number_new_events
from mentores.audit.verification import Report, verify

AT_ONCE = 2000  # rows sealed in one transaction, during which nobody else writes
WAITS = "900ms"  # for those who write; shorter than PostgreSQL waits before it looks for a deadlock and ends somebody

logger = logging.getLogger(__name__)


class HeadBroken(Exception):
    """The end of the chain is gone or was changed: nothing more is sealed until somebody has looked."""


def seal(*, at: datetime) -> int:
    """Seal every row of the record that has no seal yet, in the order of its table; how many there were.

    A row that appears behind the last sealed one is never sealed: `verify` names it. Raises HeadBroken.
    """
    sealed = 0
    while some := _seal_some(at=at):
        sealed += some
    return sealed


def check(*, at: datetime) -> Report:
    """Verify the whole record, keep the outcome, and tell the log where the chain ends: a copy out of reach."""
    report = verify(at=at)
    unsealed = sum(len(rows) for rows in report.unsealed.values())
    Check.objects.create(at=at, number=report.number, chain=report.chain, unsealed=unsealed, faults=len(report.faults))
    logger.warning("The record has %s faults and ends at %s.", len(report.faults), report.end)
    return report


@transaction.atomic
def _seal_some(*, at: datetime) -> int:
    locked_cursor(RECORD)
    _wait_for_writers()
    number_new_events()
    head = _head()
    last = {Table.EVENT: head.last_event, Table.READING: head.last_reading}
    seals = []
    for table, row, values in _unsealed(last):
        head.number += 1
        seal = Seal(number=head.number, table=table, row=row, sealed_at=at)
        seal.content = content_of(seal.number, table, row, values)
        seal.chain = head.chain = chain_of(seal, seal.content, previous=head.chain)
        last[Table(table)] = row
        seals.append(seal)
    if seals:
        Seal.objects.bulk_create(seals)
        head.last_event, head.last_reading = last[Table.EVENT], last[Table.READING]
        head.signature = signature_of(head)
        head.save()
    return len(seals)


def _wait_for_writers() -> None:
    """Nobody is writing into the record now, so that every row still to come has a higher number than any that is here.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in (Event, Reading))
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAITS}'")
            cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")


def _head() -> Head:
    head = Head.objects.first()
    if head is None:
        if Seal.objects.exists():
            raise HeadBroken
        return Head(number=0, chain="", last_event=0, last_reading=0)
    if head.signature != signature_of(head):
        raise HeadBroken
    return head


def _unsealed(last: dict[Table, int]) -> Iterator[tuple[str, int, tuple[object, ...]]]:
    """Table, number and values of the rows behind the last sealed ones."""
    for table, (model, fields) in SEALED.items():
        rows = model._default_manager.filter(pk__gt=last[Table(table)]).order_by("pk")[:AT_ONCE]
        for row, *values in list(rows.values_list("pk", *fields)):
            yield table, row, tuple(values)
