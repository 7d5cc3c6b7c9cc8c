"""People in from a spreadsheet, a plan out to four files."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mentores.pairing import columns
from mentores.pairing.assignment import Plan, Unmatched
from mentores.pairing.people import Mentee, Mentor


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a spreadsheet that cannot be read; without a `column` the whole row is meant."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.message}" if self.column else f"row {self.row}: {self.message}"


class UnreadableError(Exception):
    """The spreadsheet has `faults`, all of them listed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(*faults)
        self.faults = faults


def read(text: str) -> tuple[list[Mentor], list[Mentee]]:
    """Return the active mentors and mentees of a spreadsheet; everyone else in it is left out.

    Takes text separated by commas or semicolons, with the columns of `columns.COLUMNS` among others. Mentees wait from
    the day they registered to the last such day in the spreadsheet. Raises UnreadableError.
    """
    header, rows, faults = _rows(text)
    faults += _misnamed(header) or _repeated(rows) + [one for row, cells in rows.items() for one in _faults(row, cells)]
    if faults:
        raise UnreadableError(sorted(faults, key=lambda fault: fault.row))
    active = [cells for cells in rows.values() if cells["status"] == "active"]
    waiting = [cells for cells in active if cells["role"] == "mentee"]
    last = max((columns.date(cells["registered_on"]) for cells in waiting), default=dt.date.min)
    return (
        [columns.mentor(cells) for cells in active if cells["role"] == "mentor"],
        [columns.mentee(cells, waiting_on=last) for cells in waiting],
    )


def files(plan: Plan) -> dict[str, str]:
    """Return the files that tell a plan: names and texts."""
    points = ("mentor_id", "mentee_id", "score")
    return {
        "pairs.csv": _table(points, ((pair.mentor, pair.mentee, pair.score) for pair in plan.pairs)),
        "unmatched.csv": _table(
            ("mentee_id", "reason", "detail"), ((one.mentee, one.reason, _detail(one)) for one in plan.unmatched)
        ),
        "graph.csv": _table(points, ((*pair, points) for pair, points in sorted(plan.graph.items()))),
        "certificate.json": json.dumps(plan.certificate, ensure_ascii=False, indent=1) + "\n",
    }


def _rows(text: str) -> tuple[list[str], dict[int, columns.Cells], list[Fault]]:
    """Return the header, the cells of each row that is as long as it, and the faults of the other rows."""
    header: list[str] = []
    rows: dict[int, columns.Cells] = {}
    faults: list[Fault] = []
    row = 0
    delimiter = max(",;", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row, cells in enumerate(reader, start=1):
            trimmed = [cell.strip() for cell in cells]
            if row == 1:
                header = trimmed
            elif len(cells) == len(header):
                rows[row] = dict(zip(header, trimmed, strict=True))
            elif cells:
                faults.append(Fault(row, "", f"has {len(cells)} cells, the header has {len(header)}"))
    except csv.Error as error:
        faults.append(Fault(row + 1, "", f"cannot be read: {error}"))
    return header, rows, faults


def _misnamed(header: list[str]) -> list[Fault]:
    missing = [Fault(1, column, "this column is missing") for column in columns.COLUMNS if column not in header]
    repeated = [Fault(1, column, "this column stands twice") for column in columns.COLUMNS if header.count(column) > 1]
    return missing + repeated


def _repeated(rows: Mapping[int, columns.Cells]) -> list[Fault]:
    first: dict[str, int] = {}
    return [
        Fault(row, "id", f"“{cells['id']}” stands in row {first[cells['id']]} too")
        for row, cells in rows.items()
        if first.setdefault(cells["id"], row) != row
    ]


def _faults(row: int, cells: columns.Cells) -> list[Fault]:
    """Return what cannot be read in a row; of someone who is not active only who they are is looked at."""
    faults = _unreadable(row, cells, columns.EVERYONE)
    if faults or cells["status"] != "active":
        return faults
    return _unreadable(row, cells, columns.MENTOR if cells["role"] == "mentor" else columns.MENTEE)


def _unreadable(row: int, cells: columns.Cells, expected: Mapping[str, Callable[[str], object]]) -> list[Fault]:
    faults = []
    for column, read_cell in expected.items():
        try:
            read_cell(cells[column])
        except ValueError as error:
            faults.append(Fault(row, column, str(error)))
    return faults


def _detail(one: Unmatched) -> str:
    if one.reason == "places_taken":
        return f"mentees who compete: {len(one.mentees)}, places: {one.places} ({' '.join(one.mentees)})"
    if one.rule is None:
        return "with every mentor more than one rule stands in the way"
    return f"mentors possible without the rule “{one.rule}”: {len(one.mentors)} ({' '.join(one.mentors)})"


def _table(header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: str | int) -> str | int:
    """Keep spreadsheet programs from taking a text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell
