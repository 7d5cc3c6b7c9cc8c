"""What the links of training open: a session and its files, the paper to sign, two questions about a mentor."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mentores.core.tokens import token_for
from mentores.links.models import Link
from mentores.participants.papers import mentor_of_link
from mentores.web.links.opening import opens
from mentores.web.participation.papers import views as papers
from mentores.web.participation.trainings import views as trainings
from mentores.web.requests import PersonRequest

BASE = "links/base.html"
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@shows_and_acts
@opens("training")
def session(request: PersonRequest, link: Link) -> HttpResponse:
    here = reverse("links:training", args=[token_for(link.public_id)])
    return trainings.page(request, request.viewer, link.subject, base=BASE, here=here)


@require_safe
@opens("training")
def calendar(request: PersonRequest, link: Link) -> HttpResponse:
    return trainings.calendar_file(request.viewer, link.subject)


@require_safe
@opens("training")
def material(request: PersonRequest, link: Link, file: str) -> HttpResponse:
    return trainings.material(request.viewer, link.subject, file)


@shows_and_acts
@opens("paper")
def paper(request: PersonRequest, link: Link) -> HttpResponse:
    mentor = mentor_of_link(request.viewer)
    if mentor is None:
        raise Http404
    return papers.page(request, request.viewer, mentor, base=BASE)


@shows_and_acts
@opens("reference")
def reference(request: PersonRequest, link: Link) -> HttpResponse:
    return papers.reference(request, request.viewer, link.subject, base=BASE)
