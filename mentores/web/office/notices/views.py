"""The list of what the platform writes, each with invented data in every language, and how the texts stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.core.languages import BY_CODE, DEFAULT, LANGUAGES, Language
from mentores.messaging.catalogue import Notice, Preview, label_of, languages_of, notices, previews
from mentores.messaging.selectors import Line, Tally, lines_of, own_words_in, tally
from mentores.web.requests import PersonRequest

CODES = [language.code for language in LANGUAGES]
SHOWS: dict[str, str | Promise] = {
    "": _("All"),
    "unread": _("Not reviewed"),
    "changed": _("Changed"),
    "missing": _("Without a translation"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """A notice in one language: how it looks, and how its sentences stand."""

    language: Language
    previews: list[Preview]
    lines: list[Line]

    @property
    def untranslated(self) -> list[str]:
        return list(dict.fromkeys(line.sentence.in_english() for line in self.lines if line.is_missing))

    @property
    def tally(self) -> Tally:
        return tally(self.lines)

    @property
    def short(self) -> list[str]:
        """Its text messages, each once."""
        return list(dict.fromkeys(preview.sms for preview in self.previews))


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Each notice with its subject in the reader's language, and how the texts of each language stand."""
    reader = translation.get_language() or DEFAULT
    found = lines_of(notices(), languages=CODES)
    rows = [
        (
            reverse("office:notice", args=name.split("/")),
            notice.label,
            previews(name, language=reader, own=own_words_in(found[name, reader]))[0].subject,
            [language for language in languages_of(name) if tally(found[name, language.code]).missing],
        )
        for name, notice in notices().items()
    ]
    languages = [(language, tally(_in(language.code, found))) for language in LANGUAGES]
    return render(request, "office/notices/listing.html", {"rows": rows, "languages": languages})


@require_safe
def in_language(request: PersonRequest, language: str) -> HttpResponse:
    """The notices of one language: which are not reviewed, changed or without a translation."""
    if language not in BY_CODE:
        raise Http404
    show = request.GET.get("show", "")
    show = show if show in SHOWS else ""
    found = lines_of(notices(), languages=[language])
    tallies = [(name, label_of(name), tally(lines)) for (name, _language), lines in found.items()]
    rows = [
        (reverse("office:notice-words", args=[*name.split("/"), language]), label, one)
        for name, label, one in tallies
        if not show or getattr(one, show)
    ]
    context = {
        "language": BY_CODE[language],
        "rows": rows,
        "tally": tally(_in(language, found)),
        "tabs": [(key, label, key == show) for key, label in SHOWS.items()],
    }
    return render(request, "office/notices/language.html", context)


@require_safe
def page(request: PersonRequest, app: str, name: str) -> HttpResponse:
    notice = known(app, name)
    found = lines_of([f"{app}/{name}"], languages=CODES)
    versions = [version(full, BY_CODE[language], lines) for (full, language), lines in found.items()]
    context = {"label": notice.label, "app": app, "name": name, "versions": versions}
    return render(request, "office/notices/page.html", context)


def known(app: str, name: str) -> Notice:
    """The notice of an address. Raises Http404 where no app lists it."""
    notice = notices().get(f"{app}/{name}")
    if notice is None:
        raise Http404
    return notice


def version(name: str, language: Language, lines: list[Line]) -> Version:
    """A notice as it is sent in one language."""
    return Version(language, previews(name, language=language.code, own=own_words_in(lines)), lines)


def _in(language: str, found: dict[tuple[str, str], list[Line]]) -> Iterable[Line]:
    return [line for (_name, code), lines in found.items() if code == language for line in lines]
