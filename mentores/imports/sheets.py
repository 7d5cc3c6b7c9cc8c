"""Reading an uploaded spreadsheet: in a process of its own, which gets little memory and a few seconds."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mentores.files.models import Type
from mentores.files.refusals import FileRefused, too_big
from mentores.imports.reading.limits import CELL, COLUMNS, ROWS, SECONDS

PATIENCE = SECONDS + 0.5  # seconds on the wall
NAME_READ = 500  # signs at the end of a name
KINDS = {".xlsx": Type.XLSX, ".xls": Type.XLS, ".ods": Type.ODS, ".csv": Type.CSV}

REASONS: dict[str, str | Promise] = {
    "empty": _("The file is empty. Choose another one."),
    "no_spreadsheet": _("This is not a spreadsheet. Choose a file that ends in xlsx, xls, ods or csv."),
    "encrypted": _("The file is protected by a password. Save it without one and send it again."),
    "macros": _("The file contains macros, which are small programmes. Save it as xlsx and send it again."),
    "too_large": _("The file holds more than we read safely. Keep only the list in it, and save it again."),
    "rows": format_lazy(_("The list has more than {rows} rows. Cut it into several files."), rows=ROWS),
    "columns": format_lazy(
        _("The list has more than {columns} columns. Remove those that you do not need."), columns=COLUMNS
    ),
    "letters": _("We cannot tell which letters the file is written with. Save it as xlsx, or as csv in UTF-8."),
    "dangerous": _("The file contains instructions that stand in no ordinary spreadsheet. Save it again as xlsx."),
    "damaged": _("The file is damaged or not complete. Save it again on your device and send the new copy."),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a list that say something, with their numbers in the file; the first holds the titles."""

    kind: Type
    rows: list[tuple[int, list[str]]]


def read(content: bytes, *, name: str) -> Sheet:
    """The first sheet of a file. Raises FileRefused with a sentence for whoever sent it."""
    if len(content) > settings.FILE_BYTES_MAX:
        raise too_big(settings.FILE_BYTES_MAX)
    answer = _asked(content, PurePath(name[-NAME_READ:]).suffix.lower()[:10])
    if "refused" in answer:
        raise FileRefused(_reason(answer["refused"], answer["where"]))
    rows = [(row[0], row[1:]) for row in answer["rows"]]
    if len(rows) < 2:  # the titles, and somebody under them
        raise FileRefused(_("The list has titles only. Write a row for each line below them."))
    return Sheet(KINDS[answer["kind"]], rows)


def _asked(content: bytes, ending: str) -> dict[str, Any]:
    """What the process answers. One that dies, or takes too long, has met more than it may hold."""
    command = [sys.executable, "-m", "mentores.imports.reading.child", ending]
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and nothing of a stranger but a cut ending
            command, input=content, capture_output=True, timeout=PATIENCE, cwd=settings.BASE_DIR, check=False
        )
    except subprocess.TimeoutExpired:
        return {"refused": "too_large", "where": ""}
    if done.returncode:
        return {"refused": "too_large", "where": ""}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _reason(code: str, where: str) -> str | Promise:
    match code:
        case "ending" if where:
            said = _("The name of the file does not fit what is in it: it is a file of the kind {kind}. Save it again.")
            return format_lazy(said, kind=where)
        case "ending":
            return REASONS["no_spreadsheet"]
        case "formulas" if where:
            said = _("There is a formula in cell {cell}. Copy the list, paste it as values only, and send that file.")
            return format_lazy(said, cell=where)
        case "formulas":
            return _("There are formulas in the file. Copy the list, paste it as values only, and send that file.")
        case "cell":
            said = _("Cell {cell} holds more than {signs} signs. Shorten it.")
            return format_lazy(said, cell=where, signs=CELL)
    return REASONS[code]
