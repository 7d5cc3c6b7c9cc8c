"""What each kind of link opens. GET shows and changes nothing, POST acts."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mentores.core.tokens import token_for
from mentores.links.models import Link
from mentores.web.links import checks, claims, invitations, places
from mentores.web.links.opening import opens
from mentores.web.participation.applications import views as applications
from mentores.web.participation.handovers import views as handovers
from mentores.web.participation.mentorships import views as mentorships
from mentores.web.participation.more import views as adding
from mentores.web.participation.proposals import views as proposals
from mentores.web.participation.ratings import views as ratings
from mentores.web.requests import PersonRequest

BASE = "links/base.html"
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@shows_and_acts
@opens("application")
def application(request: PersonRequest, link: Link) -> HttpResponse:
    add = reverse("links:more", args=[token_for(link.public_id)])
    return applications.page(request, request.viewer, link.subject, base=BASE, add=add)


@require_safe
@opens("application")
def application_calendar(request: PersonRequest, link: Link) -> HttpResponse:
    return applications.calendar_file(request.viewer, link.subject)


@shows_and_acts
@opens("profile_check")
def profile_check(request: PersonRequest, link: Link) -> HttpResponse:
    return checks.page(request, link)


@shows_and_acts
@opens("application")
def more(request: PersonRequest, link: Link) -> HttpResponse:
    back = reverse("links:application", args=[token_for(link.public_id)])
    return adding.page(request, request.viewer, link.subject, base=BASE, back=back)


@shows_and_acts
@opens("proposal")
def proposal(request: PersonRequest, link: Link) -> HttpResponse:
    return proposals.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("mentorship")
def mentorship(request: PersonRequest, link: Link) -> HttpResponse:
    return mentorships.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("rating")
def rating(request: PersonRequest, link: Link) -> HttpResponse:
    return ratings.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("handover")
def handover(request: PersonRequest, link: Link) -> HttpResponse:
    return handovers.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("invitation")
def invitation(request: PersonRequest, link: Link) -> HttpResponse:
    return invitations.page(request, link)


@shows_and_acts
@opens("claim")
def claim(request: PersonRequest, link: Link) -> HttpResponse:
    return claims.page(request, link)


@shows_and_acts
@opens("session")
def session(request: PersonRequest, link: Link) -> HttpResponse:
    return places.page(request, link)
