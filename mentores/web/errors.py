"""The pages of refusals and failures: what happened, what was kept, what to do next."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("400", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("403", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("404", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page("csrf", status=403)


def _page(name: str, *, status: int) -> HttpResponse:
    """Drawn without the request: it needs no database, and what is not yours answers exactly like what is not there."""
    return HttpResponse(render_to_string(f"errors/{name}.html"), status=status)
