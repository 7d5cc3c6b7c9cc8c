"""Rows for a spreadsheet programme."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile

from xlsxwriter import Workbook

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PIECE = 64 * 1024
MOST_LETTERS = 32767  # what a cell of a workbook holds
# Every cell is a text: nothing is computed, followed or turned into a number.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


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


def as_xlsx(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The rows as the one sheet of a workbook, whose first row stays in sight, piece by piece.

    Each row is written away before the next is asked for, so a long list takes no more room than a short one.
    """
    with TemporaryFile() as file:
        book = Workbook(file, {"constant_memory": True, **AS_TEXT})
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell[:MOST_LETTERS], None if number else bold)
        book.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def plain(cell: str) -> str:
    """The cell as a text that no programme computes."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
