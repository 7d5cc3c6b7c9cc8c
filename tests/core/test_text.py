"""Text as it is compared."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from mentores.core.text import fold, listed


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Évora", "evora"),
        ("  São   João ", "sao joao"),
        ("ÂNGELO d’Água", "angelo dagua"),
        ("N'Diaye, ʻAlī, O´Neill", "ndiaye, ali, oneill"),
        ("Łukasz Øystein Đặng", "lukasz oystein dang"),
        ("\u200fنور\u200cالدین\ufeff", "نورالدين"),
        ("علــي", "علي"),
        ("Straße", "strasse"),
        ("ｌｉｓｂｏａ ㎅", "lisboa kb"),
        ("مُحَمَّد", "محمد"),
        ("Дмитрий", "дмитрии"),
        ("", ""),
    ],
)
def test_capitals_accents_and_spaces_make_no_difference(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("language", "said"),
    [("pt", "a, b, c"), ("ar", "a، b، c"), ("ur", "a، b، c"), ("ne", "a, b, c"), ("zh-hans", "a、b、c")],
)
def test_a_list_has_the_comma_of_its_language(language, said):
    with translation.override(language):
        written = listed("abc")

    assert written == said
