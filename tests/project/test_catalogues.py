"""The catalogues say everything, in every language a door speaks."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from mentores.core.languages import BY_CODE, LANGUAGES
from mentores.web.management.catalogues import is_met
from tests.project.house import HOUSE, MODULES, name, tree

SOURCE = "en"  # the messages themselves
TRANSLATED = [language.code for language in LANGUAGES if language.code != SOURCE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}|</?\w+[^>]*>")
PLAIN, PLURAL, CONTEXT, BOTH = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
FUNCTIONS = {
    "_": PLAIN,
    **{f"gettext{ending}": PLAIN for ending in ("", "_lazy", "_noop")},
    **{f"ngettext{ending}": PLURAL for ending in ("", "_lazy")},
    **{f"pgettext{ending}": CONTEXT for ending in ("", "_lazy")},
    **{f"npgettext{ending}": BOTH for ending in ("", "_lazy")},
}


@cache
def catalogue(language: str) -> polib.POFile:
    """The catalogue of a language."""
    return polib.pofile(str(HOUSE / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"))


def said(entry: polib.POEntry) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def sentences(path: Path) -> Iterator[tuple[str | None, str]]:
    """What this file asks to be translated, each with its context."""
    text = path.read_text()
    if path.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), FUNCTIONS):
        yield context, message if isinstance(message, str) else message[0]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_the_sentences_that_its_readers_meet_and_no_others(language):
    files = [path for pattern in ("*.py", "*.html", "*.txt") for path in HOUSE.rglob(pattern)]
    met = [path for path in files if is_met(name(path), BY_CODE[language].reach)]

    written = {sentence for path in met for sentence in sentences(path)}
    held = {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}

    assert (written - held, held - written) == (set(), set()), "run ./run messages, and translate"


def test_sentences_are_translated_under_names_that_are_gathered():
    renamed = [
        (name(path), alias.asname)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname not in {None, "_"}
    ]

    assert renamed == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_a_reader_meets_is_translated(language):
    missing = [entry.msgid for entry in catalogue(language) if entry.fuzzy or not all(said(entry))]

    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_keeps_no_old_messages(language):
    assert catalogue(language).obsolete_entries() == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_places_as_its_message(language):
    different = [
        entry.msgid
        for entry in catalogue(language)
        for text in said(entry)
        if not entry.msgid_plural and sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(entry.msgid))
    ]

    assert different == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_plural_form_invents_no_place(language):
    invented = [
        entry.msgid
        for entry in catalogue(language)
        for text in said(entry)
        if entry.msgid_plural and set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid_plural))
    ]

    assert invented == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_whether_a_native_reader_has_reviewed_it(language):
    assert catalogue(language).metadata["X-Reviewed"].split(":")[0] in {"yes", "no"}
