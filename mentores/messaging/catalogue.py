"""Every notice of the house: each app lists its own in `samples.py`, with data to show it with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations, translation
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import to_locale

from mentores.core.languages import BY_CODE, LANGUAGES, Language, Reach
from mentores.messaging.models import Message
from mentores.messaging.sentences import FILLED, Own, sentences
from mentores.messaging.wording import Paragraph, as_sms, own_words, paragraphs, words

NOBODYS_LINK = "000000000000"
SOMEBODY = {"called": "Ana"}
REVIEWED = "yes"
ELSEWHERE = "en"


@dataclass(frozen=True, slots=True)
class Notice:
    """What it is, in a few words for staff; invented data that fills its words; what its link is for, if it has one.

    Each sample shows another of its forms. To the data comes `person`, the reader, unless the sample says otherwise.
    `to_participants`: mentors, mentees or applicants read it, so its sentences are short, and it counts in their limit.
    `to_anybody`: they read it as well as others, when they sign in or write to us, and it counts in no limit.
    """

    label: str | Promise
    samples: tuple[Mapping[str, object], ...] = field(default=({},))
    link: str = ""
    to_participants: bool = False
    to_anybody: bool = False

    @property
    def reach(self) -> Reach:
        """How far a language must reach for the notice to be written in it."""
        return Reach.PARTICIPANTS if self.to_participants or self.to_anybody else Reach.PUBLIC


@dataclass(frozen=True, slots=True)
class Preview:
    """A notice as one reader would get it: by mail and as SMS."""

    subject: str
    paragraphs: list[Paragraph]
    sms: str


@cache
def notices() -> dict[str, Notice]:
    """Every notice by its name "app/name", app after app from the floor upwards."""
    found: dict[str, Notice] = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "samples"):
            listed: Mapping[str, Notice] = import_module(f"{app.name}.samples").NOTICES
            found |= {f"{app.label}/{name}": notice for name, notice in listed.items()}
    return found


def label_of(name: str) -> str | Promise:
    """What staff call a notice; its name where no app lists it."""
    listed = notices().get(name)
    return listed.label if listed else name


def languages_of(name: str) -> list[Language]:
    """The languages in which a notice is written; every one for a notice that no app lists."""
    notice = notices().get(name)
    return [language for language in LANGUAGES if notice is None or language.reach >= notice.reach]


def said_in(name: str, language: str) -> str:
    """The language in which readers of `language` get a notice: English, as on pages, where it is not written in it."""
    known = BY_CODE.get(language)
    return language if known is None or known in languages_of(name) else ELSEWHERE


def previews(name: str, *, language: str, own: Own | None = None) -> list[Preview]:
    """Each form of a notice in a language, with invented data; none for a notice that no app lists.

    In the own words of the national team, which are looked up unless they are given.
    """
    notice = notices().get(name)
    if notice is None:
        return []
    said = own_words(name, language=language) if own is None else own
    return [_preview(name, context, notice.link, language, said) for context in _contexts(notice)]


def examples(name: str, *, language: str) -> dict[str, dict[str, str]]:
    """For each sentence of a notice that its samples show, what they fill its places with."""
    found: dict[str, dict[str, str]] = {}
    for context in _contexts(notices()[name]):
        words(name, {**context, FILLED: found}, language=language, own={})
    return found


@cache
def uses() -> dict[str, list[str]]:
    """In which notices each sentence stands."""
    found: dict[str, list[str]] = {}
    for name in notices():
        for sentence in sentences(name):
            found.setdefault(sentence.text, []).append(name)
    return found


def untranslated(name: str, *, language: str) -> list[str]:
    """The sentences of a notice that the catalogue of a language lacks; English needs none."""
    catalogue = _catalogue(language)
    if not catalogue.info():
        return []
    return [one.text for one in sentences(name) if catalogue.gettext(one.text) == one.text]


def is_reviewed(language: str) -> bool:
    """Whether a native reader has read the catalogue; English, in which we write, has none."""
    header = _catalogue(language).info()
    return not header or header.get("x-reviewed", "").startswith(REVIEWED)


def _contexts(notice: Notice) -> list[dict[str, object]]:
    return [{"person": SOMEBODY, **sample} for sample in notice.samples]


def _preview(name: str, context: Mapping[str, object], link: str, language: str, own: Own) -> Preview:
    subject, body = words(name, context, language=language, own=own)
    link_id = NOBODYS_LINK if link else ""
    message = Message(subject=subject, body=body, language=language, link_purpose=link, link_id=link_id)
    return Preview(subject=subject, paragraphs=paragraphs(message), sms=as_sms(message))


def _catalogue(language: str) -> NullTranslations:
    return translation("django", settings.LOCALE_PATHS[0], languages=[to_locale(language)], fallback=True)
