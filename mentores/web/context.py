"""What every page knows."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from mentores.accounts.viewer import VISITOR
from mentores.core.languages import BY_CODE, DEFAULT, Language
from mentores.demo.selectors import stamp
from mentores.partners.selectors import promoter
from mentores.web.language import spoken_at


def page(request: HttpRequest) -> dict[str, object]:
    """The viewer and the hats, the language and the same page in the others, the promoter, and the door."""
    match = request.resolver_match
    door = match.namespaces[0] if match and match.namespaces else ""
    return {
        "viewer": getattr(request, "viewer", VISITOR),
        "hat": getattr(request, "hat", None),
        "hats": getattr(request, "hats", []),
        "door": door,
        "language": BY_CODE[translation.get_language() or DEFAULT],
        "interface_languages": spoken_at(request.path_info),
        "alternates": _alternates(request) if door == "public" else [],
        "promoter": SimpleLazyObject(promoter),
        "demonstration": SimpleLazyObject(stamp),
    }


def _alternates(request: HttpRequest) -> list[tuple[Language, str]]:
    """The address of this public page in each language that it speaks."""
    match = request.resolver_match
    assert match is not None  # only called for a page of the public door
    addresses = []
    for language in spoken_at(request.path_info):
        with translation.override(language.code):
            addresses.append((language, reverse(match.view_name, args=match.args, kwargs=match.kwargs)))
    return addresses
