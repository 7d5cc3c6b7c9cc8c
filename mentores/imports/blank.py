"""The empty list to fill in: a sheet with our titles, one that explains them, and one with the words to choose from."""

import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from mentores.core.fields import say
from mentores.core.spreadsheet import AS_TEXT
from mentores.imports.columns import SHEETS, Column
from mentores.imports.columns.kinds import AREAS_IN, LANGUAGES_IN, PLACES_IN
from mentores.participants.models import Level
from mentores.territories import selectors as territories

WIDE, NARROW = 60, 24


def titles(kind: str) -> list[str]:
    """The titles of the columns, in the language of the reader; what must be filled in is marked with an asterisk."""
    return [_title(column) for column in SHEETS[kind]]


def as_csv(kind: str) -> bytes:
    """Separated by semicolons and marked as UTF-8, as a spreadsheet programme in Portugal opens it at once."""
    return ("\ufeff" + ";".join(titles(kind)) + "\r\n").encode()


def as_xlsx(kind: str) -> bytes:
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, **AS_TEXT}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        _fill(book.add_worksheet(_("List")), [titles(kind)], bold, wrapped, NARROW)
        _fill(book.add_worksheet(_("Help")), _help(kind), bold, wrapped, WIDE)
        words = list(_words(kind))
        if words:
            length = max(len(column) for column in words)
            rows = [[column[row] if row < len(column) else "" for column in words] for row in range(length)]
            _fill(book.add_worksheet(_("Words")), rows, bold, wrapped, NARROW)
    return written.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Sequence[str]], bold: Format, wrapped: Format, width: int) -> None:
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        sheet.set_column(0, len(row) - 1, width if len(row) < NARROW // 3 else NARROW)
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, wrapped if number else bold)


def _title(column: Column) -> str:
    return f"{column.title} *" if column.needed else str(column.title)


def _help(kind: str) -> Iterable[list[str]]:
    """What each column wants."""
    yield [_("Column"), _("Needed"), _("What to write"), _("Example"), _("Words you can use")]
    for column in SHEETS[kind]:
        words = "; ".join(str(label) for _value, label in column.words)
        needed = _("yes") if column.needed else ""
        yield [_title(column), needed, str(column.about), column.example, words]


def _words(kind: str) -> Iterable[list[str]]:
    """Long lists of words, each in a column."""
    names = {column.name for column in SHEETS[kind]}
    if names & AREAS_IN:
        yield [_("Areas of support"), *(say(area.name) for area in territories.areas())]
        yield [_("Codes"), *(area.code for area in territories.areas())]
    if names & LANGUAGES_IN:
        yield [_("Languages"), *(say(language.name) for language in territories.languages())]
        yield [_("Levels"), *(f"{value}: {label}" for value, label in Level.choices)]
    if names & PLACES_IN:
        yield [_("Municipalities"), *(place.label for place in territories.municipalities())]
