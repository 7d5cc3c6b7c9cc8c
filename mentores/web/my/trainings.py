"""One's own sessions and the volunteer programme: the pages that links open too, and the list."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mentores.participants.selectors import mentors_for
from mentores.training.lifecycle import State
from mentores.training.selectors import own_sessions
from mentores.web.participation.papers import views as papers
from mentores.web.participation.trainings import views as trainings
from mentores.web.requests import PersonRequest

BASE = "my/base.html"
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """The sessions the person is invited to: those to come, soonest first, and those that were."""
    own, now = own_sessions(request.viewer), timezone.now()
    past = [one for one in own if one.session.is_over(at=now) or one.session.state == State.CANCELLED]
    coming = [one for one in reversed(own) if one not in past]
    return render(request, "my/sessions.html", {"coming": coming, "past": past})


@shows_and_acts
def session(request: PersonRequest, public_id: str) -> HttpResponse:
    here = reverse("my:session", args=[public_id])
    return trainings.page(request, request.viewer, public_id, base=BASE, here=here)


@require_safe
def calendar(request: PersonRequest, public_id: str) -> HttpResponse:
    return trainings.calendar_file(request.viewer, public_id)


@require_safe
def material(request: PersonRequest, public_id: str, file: str) -> HttpResponse:
    return trainings.material(request.viewer, public_id, file)


@shows_and_acts
def paper(request: PersonRequest) -> HttpResponse:
    mentor = mentors_for(request.viewer).first()
    if mentor is None:
        raise Http404
    return papers.page(request, request.viewer, mentor, base=BASE)
