"""What somebody typed into a form that cannot be taken now: given back in the answer, and kept nowhere else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mentores.web.requests import PersonRequest

DOORS = {"public", "links", "my", "desk", "company", "office"}  # not where passwords and codes are typed
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of the form that was sent, with its value; none if it was only a button."""
    return [(name, value) for name in request.POST if name != TOKEN for value in request.POST.getlist(name)]


def has_typed(request: PersonRequest) -> bool:
    """Whether a whole page with something typed was sent."""
    return request.method == "POST" and not getattr(request, "htmx", False) and bool(typed(request))


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form: only then it may be offered to be sent again.

    Browsers name the origin of a form; older ones, which do not, name the page.
    """
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin")
    return origin == here if origin else request.headers.get("Referer", "").startswith(f"{here}/")


def is_of_a_door(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and bool(match.namespaces) and match.namespaces[0] in DOORS


def give_back(request: HttpRequest, *, signed_out: bool) -> HttpResponse:
    """The page that holds what was typed, with a button that sends it again; before that one signs in elsewhere.

    No other language is offered: choosing one opens another page, and what was typed would be gone.
    """
    fields = typed(request)
    context = {
        "signed_out": signed_out,
        "fields": fields,
        "sentences": [value for _name, value in fields if " " in value.strip()],
        "had_files": bool(request.FILES),
        "again": request.get_full_path(),
    }
    answer = render(request, "entry/given_back.html", context, status=403)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
