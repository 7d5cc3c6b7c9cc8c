"""Lists in every format and every usual encoding are read alike."""

from datetime import date

import pytest

from mentores.files.refusals import FileRefused
from mentores.imports.columns.parsing import Choices, written_language
from mentores.imports.columns.said import Wrong
from mentores.imports.sheets import read
from tests.imports.files import as_ods, as_xls
from tests.imports.lists import as_xlsx

ROWS = [["João Ñandú", "2026-03-02", "Évora"], ["«Ana; Sá»", "", 'diz "olá"']]
TITLES = ["Nome", "Data", "Concelho"]


def as_text(separator):
    lines = [TITLES, *ROWS]
    return "\r\n".join(separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)


def said(content, name):
    return [cells for _number, cells in read(content, name=name).rows]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_csv_file_of_any_usual_encoding_and_separator(encoding, separator):
    assert said(as_text(separator).encode(encoding), "lista.csv") == [TITLES, *ROWS]


def test_a_csv_file_that_names_its_separator():
    assert said(b"sep=,\r\na;b,c\r\n1,2\r\n", "lista.csv") == [["a;b", "c"], ["1", "2"]]


@pytest.mark.parametrize(("written", "name"), [(as_ods, "lista.ods"), (as_xls, "lista.xls"), (as_xlsx, "lista.xlsx")])
def test_a_workbook(written, name):
    content = written([TITLES, *ROWS]) if written is not as_xlsx else as_xlsx(ROWS, titles=TITLES)

    assert said(content, name) == [TITLES, *ROWS]


def test_days_and_numbers_of_a_workbook_are_read_as_one_types_them():
    content = as_xlsx([[date(2026, 3, 2), 912345678, 1.5, True]], titles=["a", "b", "c", "d"])

    assert said(content, "lista.xlsx")[1] == ["2026-03-02", "912345678", "1.5", "1"]


def test_rows_keep_their_numbers_in_the_file():
    rows = read(b"a;b\n\n;\n1;2\n", name="lista.csv").rows

    assert [number for number, _cells in rows] == [1, 4]


def test_an_apostrophe_that_keeps_a_text_from_being_a_formula_is_taken_away():
    assert said("a;b\n'+351 912345678;d'Ávila\n".encode(), "lista.csv")[1] == ["+351 912345678", "d'Ávila"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "lista.csv", "is empty"),
        (b" \n\n", "lista.csv", "is empty"),
        (b"a;b\n", "lista.csv", "has titles only"),
        (b"%PDF-1.7 \x00\x01", "lista.csv", "not a spreadsheet"),
        (b"<html><table>", "lista.xls", "not a spreadsheet"),
        (b"a;b\n1;2\n", "lista.xlsx", "of the kind .csv"),
        (as_xlsx([["1"]], titles=["a"]), "lista.csv", "of the kind .xlsx"),
        (b"a;b\n1;2\n", "lista.pdf", "not a spreadsheet"),
        (b"PK\x03\x04" + bytes(100), "lista.xlsx", "damaged"),
    ],
)
def test_what_is_no_list_is_refused_with_a_clear_line(content, name, words):
    with pytest.raises(FileRefused) as refused:
        read(content, name=name)

    assert words in str(refused.value.reason)


@pytest.mark.parametrize(
    ("cell", "language"),
    [("pt", "pt"), ("Árabe", "ar"), ("नेपाली", "ne"), ("nepalês", "ne"), ("Ucraniano", "uk"), ("zh", "zh-hans")],
)
def test_the_language_of_messages_is_read_as_people_call_it(db, cell, language):
    assert written_language(cell, Choices()) == language


def test_a_language_we_do_not_write_in_is_refused(db):
    with pytest.raises(Wrong):
        written_language("italiano", Choices())
