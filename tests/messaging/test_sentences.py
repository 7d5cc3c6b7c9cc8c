"""The sentences of notices: found in their templates, and said in own words where there are some."""

import re

import pytest

from mentores.core.languages import LANGUAGES
from mentores.messaging.catalogue import examples, notices, previews, untranslated, uses
from mentores.messaging.sentences import (
    BUTTON,
    SUBJECT,
    TEXT,
    Sentence,
    braced,
    forms_of,
    sentences,
    tidy,
    words_of_the_house,
)
from mentores.messaging.wording import words

EVERY = sorted(notices())
HELLO = Sentence("Hello %(name)s,")


def said_by_the_house(name: str, language: str) -> dict[tuple[str, str], str]:
    """The house's words of a notice as if they were own ones."""
    return {
        (one.text, form): words_of_the_house(one, form, language=language)
        for one in sentences(name)
        for form in one.forms(language)
    }


@pytest.mark.parametrize("name", EVERY)
def test_the_words_of_the_house_as_own_words_make_the_same_message(name):
    differing = [
        language.code
        for language in LANGUAGES
        if not untranslated(name, language=language.code)
        and previews(name, language=language.code, own=said_by_the_house(name, language.code))
        != previews(name, language=language.code, own={})
    ]

    assert differing == []


def test_nothing_but_places_stands_in_braces_or_behind_a_per_cent_sign():
    english = [text for name in EVERY for one in sentences(name) for text in (one.text, one.many)]

    assert [text for text in english if re.search(r"[{}\[\]]|%(?!\(\w+\)s)", text)] == []


def test_every_sentence_has_a_key_of_its_own():
    texts = {one.text for name in EVERY for one in sentences(name)}

    assert len({Sentence(text).key for text in texts}) == len(texts) == len(uses())


def test_the_parts_of_a_message_are_told_apart():
    parts = {one.text: part for one, part in sentences("admissions/interview").items()}

    assert [text for text, part in parts.items() if part == SUBJECT] == [
        "Your talk has another time",
        "We invite you to a talk",
    ]
    assert [text for text, part in parts.items() if part == BUTTON] == ["See my talk"]
    assert parts[HELLO.text] == TEXT


def test_own_words_stand_where_the_sentence_stood_with_its_places_filled():
    own = {(HELLO.text, ""): "{name}! Bom dia, {name}.", ("See my talk", ""): "Ver a conversa"}

    preview = previews("admissions/interview", language="pt", own=own)[0]

    assert preview.paragraphs[0].text == "Ana! Bom dia, Ana."
    assert [part.text for part in preview.paragraphs if part.is_button] == ["Ver a conversa"]


def test_what_fills_a_place_is_never_read_as_a_place():
    own = {(HELLO.text, ""): "Olá {name},"}

    _subject, body = words("evaluations/asked", {"person": {"called": "{name} %(name)s"}}, language="pt", own=own)

    assert body.splitlines()[0] == "Olá {name} %(name)s,"


@pytest.mark.parametrize(("minutes", "said"), [(1, "só 1 minuto"), (2, "uns 2 minutos"), (45, "uns 45 minutos")])
def test_a_number_asks_for_its_form(minutes, said):
    [counted] = [one for one in sentences("admissions/interview") if one.many]
    own = {(counted.text, "one"): "só {minutes} minuto", (counted.text, "other"): "uns {minutes} minutos"}
    sample = notices()["admissions/interview"].samples[0]
    context = {"person": {"called": "Ana"}, **sample, "interview": {"mode": "phone", "minutes": minutes}}

    _subject, body = words("admissions/interview", context, language="pt", own=own)

    assert said in body


def test_a_language_counts_as_the_tables_of_unicode_say():
    assert {form: numbers[:2] for form, numbers in forms_of("ar").items()} == {
        "zero": [0],
        "one": [1],
        "two": [2],
        "few": [3, 4],
        "many": [11, 12],
        "other": [100, 101],
    }
    assert [list(forms_of(code)) for code in ("pt", "zh-hans", "ro")] == [
        ["one", "other"],
        ["other"],
        ["one", "few", "other"],
    ]


def test_a_sentence_without_a_number_has_one_form():
    assert HELLO.forms("ar") == {"": []}


def test_samples_show_what_fills_the_places():
    assert examples("admissions/received", language="en")[HELLO.text] == {"name": "Ana"}


@pytest.mark.parametrize(
    ("written", "tidied"), [(" a \r\n b ", "a b"), ("Quand\u00a0? ", "Quand\u00a0?"), ("a\tb", "a b")]
)
def test_words_stand_in_one_line(written, tidied):
    assert tidy(written) == tidied


def test_places_are_written_in_braces():
    assert braced("%(entity)s: %(number)s") == "{entity}: {number}"
