"""The catalogues say everything, in every language a door speaks."""

import re
from collections.abc import Iterator

import polib
import pytest

from mentores.core.languages import LANGUAGES
from tests.project.house import HOUSE

SOURCE = "en"  # the messages themselves
STAFF_SPEAK = "pt"
STAFF_ONLY = re.compile(r"mentores/web/(desk|office)/|/admin\.py")
TRANSLATED = [language.code for language in LANGUAGES if language.code != SOURCE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


def catalogue(language: str) -> polib.POFile:
    """The catalogue of a language."""
    return polib.pofile(str(HOUSE / "locale" / language / "LC_MESSAGES" / "django.po"))


def wanted(language: str) -> Iterator[polib.POEntry]:
    """The messages that readers of this language meet: all of them, or all outside the doors of the staff."""
    for entry in catalogue(language):
        staff = entry.occurrences and all(STAFF_ONLY.search(path) for path, _ in entry.occurrences)
        if not entry.obsolete and (language == STAFF_SPEAK or not staff):
            yield entry


def said(entry: polib.POEntry) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_a_reader_meets_is_translated(language):
    missing = [entry.msgid for entry in wanted(language) if entry.fuzzy or not all(said(entry))]

    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_places_as_its_message(language):
    different = [
        entry.msgid
        for entry in wanted(language)
        for text in said(entry)
        if text
        and not entry.msgid_plural
        and sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(entry.msgid))
    ]

    assert different == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_plural_form_invents_no_place(language):
    invented = [
        entry.msgid
        for entry in wanted(language)
        for text in said(entry)
        if entry.msgid_plural and set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid_plural))
    ]

    assert invented == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_whether_a_native_reader_has_reviewed_it(language):
    assert "X-Reviewed" in catalogue(language).metadata
