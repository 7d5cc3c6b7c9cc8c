"""From the token in an address to the one thing its link opens, for the link's person only."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.core.languages import BY_CODE, DEFAULT
from mentores.links.models import Link
from mentores.links.selectors import link_in
from mentores.partners.selectors import invitation_for
from mentores.web.requests import PersonRequest

Opened = Callable[..., HttpResponse]
View = Callable[..., HttpResponse]


def opens(purpose: str) -> Callable[[Opened], View]:
    """The view behind the links of one purpose: whoever is signed in on this machine plays no part in it.

    The page speaks the language of the link's person, unless another one is chosen on the page.
    """

    def decorate(view: Opened) -> View:
        @wraps(view)
        def enter(request: PersonRequest, token: str, **more: str) -> HttpResponse:
            request.viewer, request.hat, request.hats = VISITOR, None, []
            link = link_in(token, purpose=purpose)
            language = request.GET.get("language", "")
            if language not in BY_CODE:
                language = _language(link)
            with translation.override(language):
                answer = _answer(request, link, view, more)
            answer.headers["Content-Language"] = language
            return answer

        return enter

    return decorate


def _language(link: Link | None) -> str:
    if link is None:
        return translation.get_language() or DEFAULT
    return link.person.language if link.person else link.language or DEFAULT


def _answer(request: PersonRequest, link: Link | None, view: Opened, more: Mapping[str, str]) -> HttpResponse:
    if link is None:
        return render(request, "links/unknown.html", status=404)
    if not link.is_open(at=timezone.now()):
        return closed(request, link)
    request.viewer = _viewer(link)
    return view(request, link, **more)


def closed(request: PersonRequest, link: Link) -> HttpResponse:
    """What a link says that no longer opens anything: why, and what to do."""
    return render(request, "links/closed.html", {"link": link, "invitation": _standing(link)}, status=410)


def _viewer(link: Link) -> Viewer:
    return through_link(link.person, purpose=link.purpose, kind=link.kind, subject=link.subject)


def _standing(link: Link) -> str:
    """What became of the invitation behind a link; empty for every other link."""
    invitation = invitation_for(_viewer(link), link.subject) if link.kind == "invitation" else None
    return invitation.standing(at=timezone.now()) if invitation else ""
