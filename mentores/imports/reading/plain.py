"""Tables written as text: which letters, which separator, and no formula among the cells."""

import codecs
import csv
import io
import re

from mentores.imports.reading.limits import CELL, COLUMNS, ROWS, Refused, cell_name

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = (";", ",", "\t", "|")
DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how Excel names the separator in the first line
NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f]")  # signs that no text has
FORMULA = re.compile(r"[=@]|[+-](?![\d\s().,/-]*$)")  # a telephone or a number is none
READ_TO_GUESS = 20_000


def rows(content: bytes) -> list[list[str]]:
    """The cells of the table. Raises Refused."""
    text = _text(content)
    if NOT_WRITTEN.search(text) or text.lstrip().startswith("<"):
        raise Refused("no_spreadsheet")
    separator = None
    if declared := DECLARED.match(text):
        separator, text = declared[1], text[declared.end() :]
    return _rows(text, separator or _separator(text))


def _text(content: bytes) -> str:
    """Whatever was meant: what the mark at the beginning says, else UTF-8, else what Windows writes in the west."""
    named = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    for encoding in [named] if named else [_wide(content), "utf-8", "cp1252"]:
        if encoding:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise Refused("letters")


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a western text is empty."""
    start = content[:READ_TO_GUESS]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(start) > 1 and start[first::2].count(0) > len(start) // 3:
            return encoding
    return None


def _separator(text: str) -> str:
    """The one that cuts the first line into most cells."""
    first = next((line for line in text[:READ_TO_GUESS].splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(CELL)
    found: list[list[str]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if len(found) > ROWS + 1:
                break
            if len(row) > COLUMNS and any(cell.strip() for cell in row[COLUMNS:]):
                raise Refused("columns")
            for column, cell in enumerate(row):
                if FORMULA.match(cell):
                    raise Refused("formulas", cell_name(number, column))
            found.append(row[:COLUMNS])
    except csv.Error:
        raise Refused("cell", cell_name(len(found), 0)) from None
    return found
