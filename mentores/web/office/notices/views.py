"""The list of what the platform writes, and each with invented data in every language."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from mentores.core.languages import DEFAULT, LANGUAGES, Language
from mentores.messaging.catalogue import Preview, is_reviewed, notices, previews, untranslated
from mentores.web.requests import PersonRequest


@dataclass(frozen=True, slots=True)
class Version:
    """A notice in one language: how it looks, which sentences have no translation, and who has read them."""

    language: Language
    previews: list[Preview]
    untranslated: list[str]
    is_reviewed: bool

    @property
    def short(self) -> list[str]:
        """Its text messages, each once."""
        return list(dict.fromkeys(preview.sms for preview in self.previews))


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Each notice with its subject in the reader's language, and the languages that lack a sentence of it."""
    reader = translation.get_language() or DEFAULT
    rows = [
        (
            reverse("office:notice", args=name.split("/")),
            notice.label,
            previews(name, language=reader)[0].subject,
            _lacking(name),
        )
        for name, notice in notices().items()
    ]
    return render(request, "office/notices/listing.html", {"rows": rows, "unread": _unread()})


@require_safe
def page(request: PersonRequest, app: str, name: str) -> HttpResponse:
    notice = notices().get(f"{app}/{name}")
    if notice is None:
        raise Http404
    label: str | Promise = notice.label
    versions = [
        Version(
            language=language,
            previews=previews(f"{app}/{name}", language=language.code),
            untranslated=untranslated(f"{app}/{name}", language=language.code),
            is_reviewed=is_reviewed(language.code),
        )
        for language in LANGUAGES
    ]
    return render(request, "office/notices/page.html", {"label": label, "notice": notice, "versions": versions})


def _lacking(name: str) -> list[Language]:
    return [language for language in LANGUAGES if untranslated(name, language=language.code)]


def _unread() -> list[Language]:
    return [language for language in LANGUAGES if not is_reviewed(language.code)]
