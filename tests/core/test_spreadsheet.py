"""Rows for a spreadsheet programme."""

import csv

import pytest

from mentores.core.spreadsheet import as_csv


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
