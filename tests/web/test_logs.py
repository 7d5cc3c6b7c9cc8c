"""The logs do not open anything: tokens of links are left out."""

import logging

import pytest

from mentores.web.logs import Line


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Unprocessable Entity: /l/proposal/abc234.s1gn-ed", "Unprocessable Entity: /l/proposal/…"),
        ("Gone: /l/claim/abc234.s1gn-ed?language=ar", "Gone: /l/claim/…?language=ar"),
        ("Not Found: /desk/mentees/abc234", "Not Found: /desk/mentees/abc234"),
    ],
)
def test_a_line_of_the_log_names_what_a_link_is_for_and_not_its_token(said, written):
    record = logging.makeLogRecord({"msg": "%s", "args": (said,)})

    line = Line("{message}", style="{").format(record)

    assert line == written


def test_what_the_house_logs_is_written_in_such_lines():
    written_by = [handler.formatter for handler in logging.getLogger().handlers if handler.formatter]

    assert [type(formatter) for formatter in written_by if isinstance(formatter, Line)] == [Line]
