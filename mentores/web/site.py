"""The few addresses that belong to no door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.models import User
from mentores.accounts.services import set_language
from mentores.core.languages import BY_CODE
from mentores.web.language import language_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the public home page in the reader's language."""
    return redirect(f"/{language_of(request)}/")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Read in another language from now on, and stay on the page."""
    code = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    if code not in BY_CODE:
        return redirect(back)
    if isinstance(request.user, User):
        set_language(request.user, language=code)
    answer = redirect(translate_url(back, code))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The server answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Only the public pages are for search engines."""
    closed = ("my", "desk", "company", "office", "entry", "l", "demo", "gallery")
    lines = ["User-agent: *", *(f"Disallow: /{door}/" for door in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
