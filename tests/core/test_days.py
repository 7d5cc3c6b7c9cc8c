"""Days in words, in each language of the interface."""

from datetime import date

import pytest
from babel import Locale
from django.utils import translation

from mentores.core.days import in_words, locale_of
from mentores.core.languages import LANGUAGES

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("pt", "9 de março de 2026"),
        ("en", "9 March 2026"),
        ("ar", "9 مارس 2026"),
        ("fr", "9 mars 2026"),
        ("ro", "9 martie 2026"),
        ("uk", "9 березня 2026"),
        ("ru", "9 марта 2026"),
        ("hi", "9 मार्च 2026"),
        ("zh-hans", "2026年3月9日"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language, written):
    with translation.override(language):
        assert in_words(DAY) == written


def test_the_tables_of_unicode_know_every_language():
    known = [Locale.parse(locale_of(language.code)).language for language in LANGUAGES]

    assert known == [language.code.partition("-")[0] for language in LANGUAGES]


def test_portuguese_is_that_of_portugal():
    assert locale_of("pt") == "pt_PT"
