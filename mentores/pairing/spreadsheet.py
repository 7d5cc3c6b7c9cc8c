"""People in from spreadsheets: two files, or one with both roles; every cell that cannot be read is told."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mentores.pairing import columns
from mentores.pairing.people import Mentee, Mentor

ROLES = ("mentor", "mentee")
Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a spreadsheet that cannot be read; without a `column` the whole row is meant."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.message}" if self.column else f"row {self.row}: {self.message}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read: the cells of each row by its number, what cannot be read, and columns nobody knows."""

    role: str | None  # of everyone in it; None: each row says its own
    rows: Mapping[int, columns.Cells]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]

    def people(self, role: str, statuses: Collection[str]) -> list[columns.Cells]:
        """Return the rows of those who take part in this role."""
        return [
            cells
            for cells in self.rows.values()
            if cells["status"] in statuses and (self.role or cells["role"]) == role
        ]


def read(text: str, *, role: str | None = None, statuses: Collection[str] = ("active",), wait: bool = False) -> Sheet:
    """Return a table of people, separated by commas or semicolons, with its faults.

    `role` is that of everyone in it, if the rows need not say it. Of somebody whose status is none of `statuses` only
    who they are is looked at. With `wait` mentees must say since when they are registered.
    """
    header, rows, faults = table(text)
    needed = [column for column in columns.EVERYONE if column != "role" or not role]
    needed += columns.OF_MENTORS if role != "mentee" else columns.ACTIVE
    needed += ["registered_on"] if wait and role != "mentor" else []
    misnamed = wrong_columns(header, needed)
    if misnamed:
        faults += misnamed
    else:
        faults += _repeated(rows)
        for row, cells in rows.items():
            faults += _faults(row, cells, role, statuses)
    ignored = tuple(column for column in dict.fromkeys(header) if column and column not in columns.KNOWN)
    return Sheet(role, rows, tuple(sorted(faults, key=lambda fault: fault.row)), ignored)


def gather(
    sheets: Sequence[Sheet], *, statuses: Collection[str] = ("active",), wait: bool = False
) -> tuple[list[Mentor], list[Mentee]]:
    """Return the mentors and mentees of tables without faults.

    With `wait`, mentees wait from the day they registered to the last such day in the tables.
    """
    givers, askers = ([cells for sheet in sheets for cells in sheet.people(role, statuses)] for role in ROLES)
    last: dt.date | None = (
        max((columns.date(cells["registered_on"]) for cells in askers), default=None) if wait else None
    )
    return [columns.mentor(cells) for cells in givers], [columns.mentee(cells, waiting_on=last) for cells in askers]


def pairs(
    text: str, *, mentors: Collection[str], mentees: Collection[str]
) -> tuple[list[tuple[str, str]], list[Fault]]:
    """Return the pairs of a table with the columns `mentor_id` and `mentee_id`, and its faults.

    Takes the ids that may stand there.
    """
    header, rows, faults = table(text)
    faults += wrong_columns(header, ["mentor_id", "mentee_id"])
    found = []
    if not faults:
        known = {"mentor_id": mentors, "mentee_id": mentees}
        for row, cells in rows.items():
            faults += [
                Fault(row, column, f"“{cells[column]}” is nobody’s id")
                for column in known
                if cells[column] not in known[column]
            ]
            found.append((cells["mentor_id"], cells["mentee_id"]))
    return found, faults


def table(text: str) -> tuple[list[str], dict[int, columns.Cells], list[Fault]]:
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


def wrong_columns(header: Sequence[str], needed: Iterable[str]) -> list[Fault]:
    """Return what is wrong with the names of the columns: those missing, and those that stand twice."""
    needed = list(dict.fromkeys(needed))
    missing = [Fault(1, column, "this column is missing") for column in needed if column not in header]
    looked_at = dict.fromkeys([*needed, *columns.OPTIONAL])
    repeated = [Fault(1, column, "this column stands twice") for column in looked_at if header.count(column) > 1]
    return missing + repeated


def _repeated(rows: Mapping[int, columns.Cells]) -> list[Fault]:
    first: dict[str, int] = {}
    return [
        Fault(row, "id", f"“{cells['id']}” stands in row {first[cells['id']]} too")
        for row, cells in rows.items()
        if first.setdefault(cells["id"], row) != row
    ]


def _faults(row: int, cells: columns.Cells, role: str | None, statuses: Collection[str]) -> list[Fault]:
    """Return what cannot be read in a row; of someone who takes no part only who they are is looked at."""
    faults = _unreadable(row, cells, columns.EVERYONE)
    if role and cells.get("role", role) in ROLES and cells.get("role", role) != role:
        faults.append(Fault(row, "role", f"“{cells['role']}” stands in the file of the {role}s"))
    if faults or cells["status"] not in statuses:
        return faults
    if (role or cells["role"]) == "mentor":
        return _unreadable(row, cells, columns.OF_MENTORS)
    return _unreadable(row, cells, {**columns.ACTIVE, **columns.OPTIONAL})


def _unreadable(row: int, cells: columns.Cells, expected: Mapping[str, Reader]) -> list[Fault]:
    faults = []
    for column, read_cell in expected.items():
        try:
            if column in cells:
                read_cell(cells[column])
        except ValueError as error:
            faults.append(Fault(row, column, str(error)))
    return faults
