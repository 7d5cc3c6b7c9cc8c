"""Every notice in every language, as its samples fill it: words for everybody, and nobody's data in the subject."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.utils.functional import Promise

from mentores.core.languages import LANGUAGES
from mentores.messaging.catalogue import (
    SOMEBODY,
    Notice,
    is_reviewed,
    label_of,
    notices,
    previews,
    said_in,
    untranslated,
)
from mentores.messaging.sentences import sentences, template_of
from mentores.messaging.wording import words

HOUSE = Path(settings.BASE_DIR) / "mentores"
WRITTEN = sorted(f"{path.parts[-3]}/{path.stem}" for path in HOUSE.glob("*/templates/*/notices/*.txt"))
CANARY = "Canário"
LONGEST_SUBJECT = 78  # RFC 5322, 2.1.1
LONGEST_SMS = 1600
UNFILLED = re.compile(r"{|}|%|None|∅| [.,:]")

every_notice = pytest.mark.parametrize("name", WRITTEN)


def with_canaries(value: Any) -> Any:
    """The sample with a name in place of every text in it."""
    if isinstance(value, Mapping):
        return {key: with_canaries(one) for key, one in value.items()}
    return CANARY if isinstance(value, str | Promise) and value else value


def texts_in(value: object) -> Iterator[str]:
    """Every text of a sample."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, str):
        yield value


def read_in(name: str) -> list[str]:
    """The languages in which somebody reads this notice."""
    return [language.code for language in LANGUAGES if language.reach >= notices()[name].reach]


def samples_of(name: str) -> list[dict[str, object]]:
    return [{"person": SOMEBODY, **sample} for sample in notices()[name].samples]


@every_notice
def test_every_notice_has_a_sample_that_shows_it(name):
    assert isinstance(notices().get(name), Notice), f"{name} has no line in the samples.py of its app"
    assert len(notices()[name].samples) > 0


def test_no_sample_stands_for_a_notice_that_is_gone():
    assert set(notices()) - set(WRITTEN) == set()


@every_notice
def test_a_sample_fills_every_place_of_the_words(name, monkeypatch):
    monkeypatch.setattr(template_of(name).engine, "string_if_invalid", "∅")

    texts = [
        part.text for code in read_in(name) for one in previews(name, language=code, own={}) for part in one.paragraphs
    ]

    assert [text for text in texts if not text or UNFILLED.search(text)] == []


@every_notice
def test_a_subject_is_one_short_line_that_names_nobody(name):
    subjects = [
        words(name, with_canaries(sample), language=code, own={})[0]
        for code in read_in(name)
        for sample in samples_of(name)
    ]

    assert [subject for subject in subjects if CANARY in subject or not 0 < len(subject) <= LONGEST_SUBJECT] == []


@every_notice
def test_a_short_message_with_a_link_tells_nobodys_data(name):
    notice = notices()[name]

    for code in read_in(name):
        for sample, preview in zip(samples_of(name), previews(name, language=code, own={}), strict=True):
            told = [text for text in texts_in(sample) if text and text in preview.sms]
            assert len(preview.sms) <= LONGEST_SMS
            assert notice.link == "" or told == []


@every_notice
def test_a_notice_has_one_button_exactly_if_it_leads_somewhere(name):
    for preview in previews(name, language="en", own={}):
        buttons = [part for part in preview.paragraphs if part.is_button]

        assert len(buttons) <= 1
        assert notices()[name].link == "" or len(buttons) == 1


def test_a_catalogue_says_what_it_lacks_and_who_has_read_it(settings, tmp_path):
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "X-Reviewed": "yes: by Ana"}
    catalogue.append(polib.POEntry(msgid="How was your mentorship?", msgstr="Xx?"))
    catalogue.append(polib.POEntry(msgid="Hello %(name)s,", msgstr="Xx %(name)s,"))
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]

    lacking = untranslated("evaluations/asked", language="xx")

    assert [text.split()[0] for text in lacking] == ["Your", "Please", "Say", "The"]
    assert is_reviewed("xx")


def test_a_sentence_with_a_plural_is_found_in_its_catalogue(settings, tmp_path):
    folder = tmp_path / "yy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for one in sentences("partners/cases_handed"):
        catalogue.append(polib.POEntry(msgid=one.text, msgid_plural=f"{one.text}s", msgstr_plural={0: "yy", 1: "yys"}))
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]

    assert untranslated("partners/cases_handed", language="yy") == []


def test_english_is_what_we_write_and_lacks_nothing():
    assert [text for name in WRITTEN for text in untranslated(name, language="en")] == []
    assert is_reviewed("en")


@pytest.mark.parametrize("language", ["pt", "ar"])
def test_a_catalogue_that_no_native_reader_has_read_says_so(language):
    assert not is_reviewed(language)


def test_a_notice_that_no_app_lists_goes_by_its_name():
    assert [str(label_of(name)) for name in ("mail", "evaluations/asked")] == ["mail", "pergunta sobre a mentoria"]


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("evaluations/asked", "fr", "fr"),
        ("admissions/arrived", "fr", "en"),
        ("admissions/arrived", "ar", "ar"),
        ("mail", "fr", "fr"),
    ],
)
def test_what_is_not_for_participants_is_told_in_english_where_a_language_does_not_reach(name, language, said):
    assert said_in(name, language) == said
