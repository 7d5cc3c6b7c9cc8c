"""Holding the record against its seals, and naming every row that does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django.db.models import Exists, OuterRef

from mentores.audit.chain import SEALED, chain_of, content_of, signature_of
from mentores.audit.models import Check, Head, Seal, Table
from mentores.core.privacy import Personal

AT_ONCE = 900
Values = Sequence[object]


class What(Enum):
    """What can be wrong, in the words of the terminal."""

    CHANGED = "is not what was sealed: it was changed, or exchanged with another row"
    MISSING = "is missing"
    INSERTED = "was put in afterwards, or its seal was taken away"
    SEAL_CHANGED = "has a seal that was changed"
    SEALS_MISSING = "missing in the chain"
    END_MISSING = "missing at the end of the chain"
    END_CHANGED = "is last, and the end of the chain says something else"
    NOT_AS_NOTED = "is not the one that was noted"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which place of the chain (until which, where several are missing), and with which row."""

    what: What
    number: int = 0
    until: int = 0
    table: str = ""
    row: int = 0

    def __str__(self) -> str:
        seals = f"seals {self.number} to {self.until}" if self.until > self.number else f"seal {self.number}"
        return f"{f'{self.table} {self.row}' if self.table else seals}: {self.what.value}"


@dataclass(slots=True)
class Report:
    """How the record was found: where the chain ends, the rows that wait for a seal, how many were deleted because
    their time was over, and the faults."""

    number: int = 0
    chain: str = ""
    unsealed: dict[str, list[int]] = field(default_factory=dict)
    expired: int = 0
    faults: list[Fault] = field(default_factory=list)
    believed: bool = False  # the last seal read was faulty: the one behind it is taken as it is

    @property
    def end(self) -> str:
        """Where the chain ends, to be noted down: number and hash."""
        return f"{self.number}:{self.chain}"


def verify(*, at: datetime, noted: Iterable[tuple[int, str]] = ()) -> Report:
    """Hold every row of the record against its seal, and the chain against its end.

    `noted` are ends of the chain, number and hash, that somebody wrote down outside the database; those of earlier
    checks are always looked at. A row that is older than it may be kept is not missed.
    """
    report = Report()
    ends: dict[int, set[str]] = defaultdict(set)
    for number, chain in [*Check.objects.exclude(number=0).values_list("number", "chain"), *noted]:
        ends[number].add(chain)
    head = _read_to_the_end(report, ends, at=at)
    _compare_end(report, head)
    gone = max((number for number in ends if number > report.number), default=0)
    if gone and not any(fault.what is What.END_MISSING and fault.until >= gone for fault in report.faults):
        report.faults.append(Fault(What.END_MISSING, report.number + 1, gone))
    _find_unsealed(report, head)
    return report


def _read_to_the_end(report: Report, ends: Mapping[int, set[str]], *, at: datetime) -> Head | None:
    """Read the chain until it is as long as its end says, or grows no more: others may be sealing meanwhile."""
    while True:
        before = report.number
        _read_on(report, ends, at=at)
        head = Head.objects.first()
        if head is None or head.number <= report.number or report.number == before:
            return head


def _read_on(report: Report, ends: Mapping[int, set[str]], *, at: datetime) -> None:
    while seals := list(Seal.objects.filter(number__gt=report.number).order_by("number")[:AT_ONCE]):
        rows = _rows_of(seals)
        for seal in seals:
            if seal.number > report.number + 1:
                report.faults.append(Fault(What.SEALS_MISSING, report.number + 1, seal.number - 1))
                report.believed = True
            _read_one(report, seal, rows.get((seal.table, seal.row)), at=at)
            if ends.get(seal.number, {seal.chain}) != {seal.chain}:
                report.faults.append(Fault(What.NOT_AS_NOTED, seal.number))


def _rows_of(seals: Sequence[Seal]) -> dict[tuple[str, int], Values]:
    found: dict[tuple[str, int], Values] = {}
    for table, (model, fields) in SEALED.items():
        wanted = [seal.row for seal in seals if seal.table == table]
        for row, *values in model._default_manager.filter(pk__in=wanted).values_list("pk", *fields):
            found[table, row] = values
    return found


def _read_one(report: Report, seal: Seal, values: Values | None, *, at: datetime) -> None:
    """Hold one seal against the one before it and against its row, and move the report on to it."""

    def fits(content: str) -> bool:
        return report.believed or seal.chain == chain_of(seal, content, previous=report.chain)

    chained, what = fits(seal.content), None
    if values is None:
        gone = chained and not report.believed and _may_be_gone(seal, at=at)
        report.expired += gone
        what = None if gone else What.MISSING
    elif (content := content_of(seal.number, seal.table, seal.row, values)) == seal.content:
        what = None if chained else What.SEAL_CHANGED
    else:
        what = What.CHANGED if chained or not fits(content) else What.SEAL_CHANGED
    if what:
        report.faults.append(Fault(what, seal.number, table=seal.table, row=seal.row))
    report.number, report.chain, report.believed = seal.number, seal.chain, not chained


def _may_be_gone(seal: Seal, *, at: datetime) -> bool:
    """The row is older than its table may be kept, so that it may have been deleted in due time."""
    privacy = vars(SEALED[seal.table][0])["privacy"]
    assert isinstance(privacy, Personal)  # the record says who did what
    return seal.sealed_at < at - privacy.keep


def _compare_end(report: Report, head: Head | None) -> None:
    """The chain is as long as its end says, and that was written with the key."""
    if head is None:
        broken = report.number > 0
    elif head.number > report.number:
        report.faults.append(Fault(What.END_MISSING, report.number + 1, head.number))
        broken = head.signature != signature_of(head)
    else:
        another = (head.number, head.chain) != (report.number, report.chain) and not report.believed
        broken = another or head.signature != signature_of(head)
    if broken:
        report.faults.append(Fault(What.END_CHANGED, report.number))


def _find_unsealed(report: Report, head: Head | None) -> None:
    """Rows behind the last sealed one wait for their turn; one before it did not come by the ordinary way."""
    last = {Table.EVENT: head.last_event, Table.READING: head.last_reading} if head else {}
    for table, (model, _) in SEALED.items():
        seals = Seal.objects.filter(table=table, row=OuterRef("pk"))
        rows = list(model._default_manager.exclude(Exists(seals)).order_by("pk").values_list("pk", flat=True))
        known = last.get(Table(table), 0)
        report.faults += [Fault(What.INSERTED, table=table, row=row) for row in rows if row <= known]
        report.unsealed[table] = [row for row in rows if row > known]
