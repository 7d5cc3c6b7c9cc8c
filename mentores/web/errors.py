"""The pages of refusals and failures: what happened, what was kept, what to do next."""

import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils import translation

from mentores.web.given_back import comes_from_here, give_back, is_of_a_door, typed
from mentores.web.language import language_without_person

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
AWAY = (OperationalError, InterfaceError)  # the database does not answer, or is too busy to
MINUTE = 60


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that nobody can read: drawn without it. One that is only too big is told so."""
    if isinstance(exception, TOO_BIG):
        return _page(request, "413", status=413)
    return _bare_page(request, "400", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not yours answers exactly like what is not there."""
    return _page(request, "404", status=404)


def no_such_verb(request: HttpRequest, *, allowed: str = "POST") -> HttpResponse:
    """The address of what only a button does; `allowed` says how it is asked."""
    answer = _page(request, "405", status=405)
    answer.headers["Allow"] = allowed
    return answer


class NoSuchVerbMiddleware:
    """Whoever comes by its address to what only a button does is told so: Django's own answer is an empty page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        return no_such_verb(request, allowed=response.headers["Allow"])


def too_many_requests(request: HttpRequest, *, retry_after: int = MINUTE) -> HttpResponse:
    """Found by signing in as `handler429`; doors with a brake of their own call it with their seconds."""
    answer = _page(request, "429", status=429)
    answer.headers["Retry-After"] = str(retry_after)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; a database that does not answer is only a pause. Neither page asks the database anything."""
    if not isinstance(sys.exception(), AWAY):
        return _bare_page(request, "500", status=500)
    answer = _bare_page(request, "503", status=503)
    answer.headers["Retry-After"] = str(MINUTE)
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Signing in changes the token, and cookies end: a form that a page of ours sent comes back to be sent again."""
    if is_of_a_door(request) and comes_from_here(request) and typed(request):
        return give_back(request, signed_out=False)
    return _page(request, "csrf", status=403)


def _page(request: HttpRequest, name: str, *, status: int) -> HttpResponse:
    """With the header of the reader's other pages, but without its forms: their tokens differ in every answer."""
    return _answer(request, name, status=status, drawn_with=request)


def _bare_page(request: HttpRequest, name: str, *, status: int) -> HttpResponse:
    return _answer(request, name, status=status, drawn_with=None)


def _answer(request: HttpRequest, name: str, *, status: int, drawn_with: HttpRequest | None) -> HttpResponse:
    """In the language of the answer that failed, or of the browser if it failed before a language was found."""
    language = getattr(request, "LANGUAGE_CODE", "") or language_without_person(request)
    with translation.override(language):
        html = render_to_string(f"errors/{name}.html", request=drawn_with)
    return HttpResponse(html, status=status, headers={"Content-Language": language})
