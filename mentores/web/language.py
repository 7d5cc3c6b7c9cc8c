"""Which language a page speaks."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from mentores.accounts.models import User
from mentores.core.languages import BY_CODE, LANGUAGES, Language, Reach

# How far a language must reach to be spoken behind these addresses; whatever else there is, participants meet.
DOORS = (
    (re.compile(r"/(desk|office)(/|$)"), Reach.EVERYTHING),
    (re.compile(r"/(company|gallery|demo|entry/resets|[\w-]+/apply)(/|$)"), Reach.PUBLIC),
)


class LanguageMiddleware:
    """The address says it for public pages; elsewhere the person, then the cookie, then the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = _named(request)
        language = _spoken_at(request, named or language_of(request))
        if named and named != language:
            return redirect(request.get_full_path().replace(named, language, 1))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def language_of(request: HttpRequest) -> str:
    """The language of the person, else of the cookie, else of the browser, else Portuguese."""
    if isinstance(request.user, User) and request.user.language in BY_CODE:
        return request.user.language
    return _chosen_here(request)


def language_without_person(request: HttpRequest) -> str:
    """The language of the address, else of the cookie, else of the browser: for pages that ask the database nothing."""
    return _spoken_at(request, _named(request) or _chosen_here(request))


def _named(request: HttpRequest) -> str:
    """The language with which the address begins, written as we write it; "" if it begins otherwise."""
    first = request.path_info[1:].partition("/")[0]
    return first if first in BY_CODE else ""


def _chosen_here(request: HttpRequest) -> str:
    """The language of the cookie, else of the browser, else Portuguese."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return cookie if cookie in BY_CODE else translation.get_language_from_request(request).lower()


def spoken_at(address: str) -> list[Language]:
    """The languages that the pages behind an address speak."""
    reach = next((reach for door, reach in DOORS if door.match(address)), Reach.PARTICIPANTS)
    return [language for language in LANGUAGES if language.reach >= reach]


def _spoken_at(request: HttpRequest, language: str) -> str:
    """`language`, or English where the pages do not speak it."""
    return language if BY_CODE[language] in spoken_at(request.path_info) else "en"
