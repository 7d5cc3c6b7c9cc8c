"""Rows for a spreadsheet programme."""

import csv
from collections.abc import Iterable, Iterator, Sequence

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


def as_csv(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as a line of CSV (RFC 4180), one after the other; the first begins with the mark of UTF-8.

    A cell that a spreadsheet programme would take for a formula begins with an apostrophe, as OWASP advises on CSV
    injection.
    """
    writer = csv.writer(_Echo())
    for number, row in enumerate(rows):
        line: str = writer.writerow([plain(cell) for cell in row])  # what the echo gives back
        yield line if number else f"\ufeff{line}"


def plain(cell: str) -> str:
    """The cell as a text that no programme computes."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
