"""«It was not me»: signing out the device that a message told of."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mentores.access.selectors import place_in_link
from mentores.access.services.sign_ins import end_sign_in
from mentores.links.models import Link
from mentores.web.requests import PersonRequest


def page(request: PersonRequest, link: Link) -> HttpResponse:
    """Which device, and the button that signs it out."""
    sign_in = place_in_link(request.viewer)
    if sign_in is not None and request.method == "POST":
        end_sign_in(sign_in, by=request.viewer, at=timezone.now())
        return redirect(request.get_full_path())
    is_over = sign_in is None or sign_in.ended_at is not None
    return render(request, "links/session.html", {"sign_in": sign_in, "is_over": is_over})
