"""One's own registration, pair, mentorship and rating: the pages that links open too."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from mentores.web.participation.applications import views as applications
from mentores.web.participation.handovers import views as handovers
from mentores.web.participation.mentorships import views as mentorships
from mentores.web.participation.proposals import views as proposals
from mentores.web.participation.ratings import views as ratings
from mentores.web.requests import PersonRequest

BASE = "my/base.html"
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@shows_and_acts
def application(request: PersonRequest, public_id: str) -> HttpResponse:
    return applications.page(request, request.viewer, public_id, base=BASE)


@require_safe
def application_calendar(request: PersonRequest, public_id: str) -> HttpResponse:
    return applications.calendar_file(request.viewer, public_id)


@shows_and_acts
def proposal(request: PersonRequest, public_id: str) -> HttpResponse:
    return proposals.page(request, request.viewer, public_id, base=BASE)


@shows_and_acts
def mentorship(request: PersonRequest, public_id: str) -> HttpResponse:
    return mentorships.page(request, request.viewer, public_id, base=BASE)


@shows_and_acts
def rating(request: PersonRequest, public_id: str) -> HttpResponse:
    return ratings.page(request, request.viewer, public_id, base=BASE)


@shows_and_acts
def handover(request: PersonRequest, public_id: str) -> HttpResponse:
    return handovers.page(request, request.viewer, public_id, base=BASE)
