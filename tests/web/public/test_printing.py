"""The form on paper: the same questions, in every language, each sheet with a code of its own."""

from html import unescape

import pytest
from django.utils.translation import override

from mentores.participants.models import Side
from mentores.web.registering.paper import ALPHABET, Paper, new_paper, paper_of
from mentores.web.registering.whole import WHOLE
from tests.factories.consents import make_text
from tests.factories.territories import reference_data
from tests.languages import in_each_language
from tests.web.public.registering import address


@pytest.fixture(autouse=True)
def ground(db):
    reference_data()
    make_text()


@in_each_language
@pytest.mark.parametrize("side", Side.values)
def test_the_sheet_asks_what_the_screens_ask_and_carries_its_code(client, side, language):
    shown = client.get(address("paper-form", language=language, side=side))
    html = unescape(shown.content.decode())

    sheet = shown.context["sheet"]
    with override(language):
        labels = [str(field.label) for field in WHOLE[side]().visible_fields()]
    assert (shown.status_code, sheet.language, sheet.code in html, "qrline" in html) == (200, language, True, True)
    assert [label for label in labels if f"<strong>{label}" not in html] == []


def test_two_sheets_have_two_codes(client):
    codes = {client.get(address("paper-form", side="mentee")).context["sheet"].code for _print in range(2)}

    assert len(codes) == 2


@pytest.mark.parametrize("side", Side.values)
@in_each_language
def test_a_code_says_its_side_and_language_however_it_is_typed(side, language):
    sheet = new_paper(side=side, language=language)

    typed = (sheet.code, sheet.code.lower(), sheet.code.replace("-", ""), f" {sheet.code.replace('-', ' ')} ")
    assert [paper_of(one) for one in typed] == [sheet] * 4


def test_a_slip_of_the_finger_is_noticed():
    sheet = new_paper(side=Side.MENTEE, language="pt")
    wrong = [
        sheet.code[:place] + other + sheet.code[place + 1 :]
        for place in range(5, len(sheet.code))
        if sheet.code[place] != "-"
        for other in ALPHABET
        if other != sheet.code[place]
    ]

    assert [code for code in wrong if paper_of(code)] == []


@pytest.mark.parametrize("code", ["", "A-PT", "Z-PT-2345-678X", "A-XX-2345-678X", "A-PT-23É5-678X", "A-PT-2345-678XX"])
def test_what_no_sheet_carries_is_no_code(code):
    assert paper_of(code) is None


def test_a_sheet_is_typed_in_once():
    assert Paper(Side.MENTOR, "en", "2345678X").form_key == "paper-2345678X"
