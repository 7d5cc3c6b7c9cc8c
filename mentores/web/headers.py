"""Headers that every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

EVERYWHERE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
PRIVATE_DOORS = ("/my", "/desk", "/company", "/office", "/entry", "/l/", "/demo")


class HeadersMiddleware:
    """Add what browsers need to be told; pages about people stay in no cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        signed_in = hasattr(request, "user") and request.user.is_authenticated
        if signed_in or request.path_info.startswith(PRIVATE_DOORS):
            response.headers["Cache-Control"] = "no-store, private"
        return response
