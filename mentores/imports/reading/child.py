"""A process that reads one spreadsheet and ends: bytes on its input, JSON on its output, whatever the bytes may be.

Its only argument is the ending of the file's name.
"""

import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

import python_calamine as calamine

from mentores.imports.reading import archive, compound, plain
from mentores.imports.reading.limits import CELL, COLUMNS, ROWS, Refused, cell_name, restrain

TEXTS = (".csv", ".txt", ".tsv")
ENDINGS = {".xlsx", ".xls", ".ods", *TEXTS}
WITH_MACROS = {".xlsm", ".xltm", ".xlsb", ".xlam"}


def read(content: bytes, ending: str) -> dict[str, Any]:
    """What the file really is (`kind`) and the rows of its first sheet, all cells as text. Raises Refused."""
    if ending in WITH_MACROS:
        raise Refused("macros")
    if not content.strip():
        raise Refused("empty")
    if content.startswith(b"PK"):
        kind = archive.check(content)
    elif content.startswith(compound.MAGIC):
        kind = compound.check(content)
    else:
        kind = ".csv"
    if ending != kind and not (kind == ".csv" and ending in TEXTS):
        if kind == ".csv":
            plain.rows(content)  # something that is no table at all is told so
        raise Refused("ending", kind if ending in ENDINGS else "")
    found = plain.rows(content) if kind == ".csv" else list(_sheet(content))
    return {"kind": kind, "rows": _bounded(found)}


def _sheet(content: bytes) -> Iterator[list[str]]:
    try:
        with calamine.CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            tables = [sheet.name for sheet in book.sheets_metadata if _is_shown(sheet)]
            if not tables:
                raise Refused("empty")
            sheet = book.get_sheet_by_name(tables[0])
            if sheet.total_width > COLUMNS * 20 or sheet.total_height > 1_048_576:
                raise Refused("columns")
            for number, row in enumerate(islice(sheet.iter_rows(), ROWS + 2)):
                if any(not _is_empty(cell) for cell in row[COLUMNS:]):
                    raise Refused("columns")
                yield [_said(cell, number, column) for column, cell in enumerate(row[:COLUMNS])]
    except calamine.PasswordError:
        raise Refused("encrypted") from None
    except calamine.CalamineError:
        raise Refused("damaged") from None


def _is_shown(sheet: calamine.SheetMetadata) -> bool:
    tables = calamine.SheetTypeEnum.WorkSheet
    return sheet.typ == tables and sheet.visible == calamine.SheetVisibleEnum.Visible


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == ""


def _said(cell: Any, row: int, column: int) -> str:
    """A cell as one would type it: days as 2026-03-02, whole numbers without a point."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    text = "" if cell is None else str(cell)
    if len(text) > CELL:
        raise Refused("cell", cell_name(row, column))
    return text


def _bounded(rows: Iterable[list[str]]) -> list[list[Any]]:
    """The rows that say something, each with its number in the sheet."""
    found = []
    for number, row in enumerate(rows, start=1):
        cells = [_plain(cell.replace("\x00", "").strip()) for cell in row]
        if any(cells):
            found.append([number, *cells])
        if len(found) > ROWS + 1:
            raise Refused("rows")
    if not found:
        raise Refused("empty")
    return found


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet programme from computing a text."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def main() -> None:
    restrain()
    try:
        answer = read(sys.stdin.buffer.read(), sys.argv[1])
    except Refused as refused:
        answer = {"refused": refused.code, "where": refused.where}
    except MemoryError:
        answer = {"refused": "too_large", "where": ""}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
