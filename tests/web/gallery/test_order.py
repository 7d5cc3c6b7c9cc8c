"""The page is read in the order in which it is written, by the eye, by the ear and by the tab key."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.project.house import TEMPLATES, WEB, name

SHEETS = sorted((Path(settings.BASE_DIR) / "mentores" / "web" / "static" / "css").glob("*.css"))
MOVED = r"(?<![-\w])order:|-reverse\b|(?<![-\w])float:|grid-(?:area|row|column):|grid-template-areas"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_moves_what_is_written(sheet):
    assert re.findall(MOVED, sheet.read_text()) == []


def test_a_style_that_moves_would_be_found():
    sheet = ".a { order: 2; border: 0; } .b { flex-direction: row-reverse; } .c { float: left } .d { border-order: 1 }"

    assert re.findall(MOVED, sheet) == ["order:", "-reverse", "float:"]


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.is_relative_to(WEB)], ids=name)
def test_nothing_takes_the_tab_key_out_of_its_turn(path):
    assert re.findall(r'tabindex="?[1-9]', path.read_text()) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_moves_for_those_who_ask_for_less(sheet):
    calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", sheet.read_text(), flags=re.DOTALL)

    assert re.findall(r"transition|animation|scroll-behavior", calm) == []
