"""Spreadsheets of people, to be read, changed and written again."""

import csv
import io
from pathlib import Path

PEOPLE = Path(__file__).parent / "people.csv"

Rows = list[dict[str, str]]


def rows_of(text: str) -> Rows:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(text)))


def table(rows: Rows, delimiter: str = ",") -> str:
    """Write rows as a table."""
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
