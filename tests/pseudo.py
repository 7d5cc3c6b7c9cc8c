"""A language that nobody speaks: every sentence said for translation stands in ⟦…⟧, accented, in words 40 % longer."""

import re
from collections.abc import Container
from html.parser import HTMLParser
from math import ceil

import pytest
from django.utils.translation.trans_real import DjangoTranslation

from mentores.accounts.models import User
from mentores.admissions.models import Rule, Signpost
from mentores.audit.models import Event
from mentores.consents.models import Text
from mentores.core.languages import LANGUAGES
from mentores.imports.models import Import
from mentores.partners.models import Entity, HelpRequest, Promoter
from mentores.territories import countries
from mentores.territories.models import Language, Municipality, SupportArea
from mentores.training.models import Session
from mentores.web.registering.promise import PROMISE

LONGER = 0.4
ACCENTED = str.maketrans("aeioucnAEIOUCN", "áéíóúçñÁÉÍÓÚÇÑ")
KEPT = re.compile(r"(%\(\w+\)\w|%[a-z%]|\{[^}]*\}|<[^>]+>|&\w+;)")  # what the code fills in, and signs of HTML
OWN_WORDS = {"bdi", "code", "script", "style", "time"}  # the words in these, or under a `lang`, are not ours
SPOKEN = ("aria-label", "placeholder", "alt", "title", "data-label")
DATE = r"\d{1,2} \w+ \d{4}(?:, \d\d:\d\d)?"
# A page's title names the page, its place and the site; what is counted on paper begins with its number.
PIECES = re.compile(rf"{DATE}|^\d+\. |^[·–:,\s]+|[·–:,\s]+$| [·–] ")
BRAND = {"Mentores", "JSON", "csv", "xlsx"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def pseudo(message: str) -> str:
    """The message in the language that nobody speaks; what stands in it for something else is kept."""
    pieces = KEPT.split(message.rpartition(chr(4))[2])  # a message with a context begins with it
    said = [piece if number % 2 else re.sub(r"[^\W\d_]+", _longer, piece) for number, piece in enumerate(pieces)]
    return f"⟦{''.join(said)}⟧"


def speak_pseudo(monkeypatch: pytest.MonkeyPatch, *, only: Container[str] | None = None) -> None:
    """From now on every catalogue answers in the language that nobody speaks, if need be only to these messages."""

    def one(_self: DjangoTranslation, message: str) -> str:
        return pseudo(message) if only is None or message in only else message.rpartition(chr(4))[2]

    def many(_self: DjangoTranslation, one_form: str, other: str, number: int) -> str:
        return one(_self, one_form) if number == 1 or (only is not None and one_form not in only) else pseudo(other)

    monkeypatch.setattr(DjangoTranslation, "gettext", one)
    monkeypatch.setattr(DjangoTranslation, "ngettext", many)


class Words(HTMLParser):
    """The words of a page that stand outside ⟦…⟧."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.unmarked: list[str] = []
        self._open: list[bool] = []  # for each open element, whether its words are its own
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.unmarked += [words for name in SPOKEN if (words := self._outside(given.get(name) or ""))]
        if tag not in VOID:
            self._open.append(tag in OWN_WORDS or (tag != "html" and "lang" in given))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        words = self._outside(data)
        if words and not any(self._open):
            self.unmarked.append(words)

    def _outside(self, text: str) -> str:
        """What stands outside the marks, which may begin in one text and end in another."""
        outside = ""
        for letter in text:
            self._depth += {"⟦": 1, "⟧": -1}.get(letter, 0)
            outside += letter if not self._depth and letter != "⟧" else ""
        return " ".join(outside.split()) if re.search(r"[^\W\d_]", outside) else ""


def unsaid_in(html: str, known: set[str]) -> set[str]:
    """The words of a page that nobody can translate and that are not `known` names or texts."""
    words = (word for text in Words(html).unmarked for word in PIECES.split(text))
    return {word for word in words if word and word not in known}


def given_words() -> set[str]:
    """The names and texts that stand in the database, and the name of the programme."""
    promoter = Promoter.objects.get()
    people = User.objects.all()
    texts = [promoter.name, promoter.address, promoter.email, promoter.data_protection_email]
    bodies = [promoter.about, promoter.legal_basis, *Text.objects.values_list("body", flat=True)]
    bodies += [held for model in (Rule, Signpost) for row in model.objects.values_list("name", "text") for held in row]
    texts += [text for held in bodies for text in held.values()]
    texts += [said.text for said in PROMISE]
    return {
        *BRAND,
        *(text for language in LANGUAGES for text in (language.endonym, f"({language.endonym})")),
        *(text for area in SupportArea.objects.all() for text in area.name.values()),
        *(text for language in Language.objects.all() for text in [language.endonym, *language.name.values()]),
        *(
            text
            for place in Municipality.objects.all()
            for text in (place.name, place.label, place.district, place.island)
        ),
        *(name for language in ("pt", "en") for _code, name in countries.choices(language)),
        *Entity.objects.values_list("name", flat=True),
        *HelpRequest.objects.values_list("title", flat=True),
        *Session.objects.values_list("code", flat=True),
        *(
            word
            for name in Import.objects.values_list("file_name", flat=True)
            for word in (name, name.partition(".")[2])
        ),
        *(
            code for event in Event.objects.values_list("app", "act", "kind") for code in event
        ),  # as the auditor reads them
        *(name for person in people for name in (person.full_name, person.called, person.contact_email)),
        *(" ".join(line.split()) for text in texts for line in [text, *text.splitlines()]),
    }


def _longer(word: re.Match[str]) -> str:
    return word[0].translate(ACCENTED) + "ö" * ceil(len(word[0]) * LONGER)
