"""Rows for a spreadsheet programme."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from mentores.core.spreadsheet import as_csv, as_xlsx


def test_rows_come_back_as_they_were_written():
    rows = [("name", "words"), ("Ângela", 'a "word", and\nanother'), ("", "عربي")]

    text = "".join(as_csv(rows))

    assert text[0] == "\ufeff"
    assert [tuple(row) for row in csv.reader(text[1:].splitlines(keepends=True))] == rows


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_programme_would_compute_is_a_text(begin):
    text = "".join(as_csv([[f"{begin}1+1"]]))

    assert next(csv.reader([text[1:]]))[0].startswith("'")


def test_nothing_is_written_before_it_is_asked_for():
    def rows():
        yield ["first"]
        raise AssertionError("nobody asked for a second row")

    assert next(as_csv(rows())) == "\ufefffirst\r\n"


@pytest.mark.parametrize(
    "cell", ["=1+1", "{=SUM(A1)}", "https://example.org", "0012", "+351912345678", "Ângela", "عربي"]
)
def test_in_a_workbook_every_cell_is_a_text(cell):
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(as_xlsx([["head"], [cell]]))))

    assert book.get_sheet_by_index(0).to_python() == [["head"], [cell]]


def test_a_workbook_holds_as_much_of_a_text_as_it_can():
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(as_xlsx([["a" * 40_000]]))))

    assert len(str(book.get_sheet_by_index(0).to_python()[0][0])) == 32_767
