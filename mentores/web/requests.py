"""The request as views receive it, behind the gates."""

from django.http import HttpRequest

from mentores.accounts.viewer import Viewer
from mentores.web.hats import Hat


class PersonRequest(HttpRequest):
    """A request with the viewer that the gates have made of it; `hat` is what a signed-in person wears.

    `device` is there once somebody has just signed in: the token their browser is to keep.
    """

    viewer: Viewer
    hat: Hat | None
    hats: list[Hat]
    device: str
