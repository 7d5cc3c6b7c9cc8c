"""A mentor who is ready and waits: a call, something else to do, or an honest end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mentores.participants.services import mentors as services
from mentores.web.desk import refusals
from mentores.web.desk.mentors import page
from mentores.web.requests import PersonRequest


@require_POST
def contact(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody has called."""
    mentor = page.mentor_of(request, public_id)
    form = page.contact_form(request.POST)
    if not form.is_valid():
        return page.shown(request, mentor, contact=form)
    with refusals.told(request):
        services.note_contact(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The contact is noted. In 60 days this mentor is on your list again."))
    return redirect("desk:mentor", public_id)


@require_POST
def alternative(request: PersonRequest, public_id: str) -> HttpResponse:
    """Something else is offered, and the mentor is told."""
    mentor = page.mentor_of(request, public_id)
    form = page.alternative_form(request.POST)
    if not form.is_valid():
        return page.shown(request, mentor, alternative=form)
    with refusals.told(request):
        services.offer_alternative(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The offer is noted, and the mentor is told how to answer."))
    return redirect("desk:mentor", public_id)


@require_POST
def release(request: PersonRequest, public_id: str) -> HttpResponse:
    """Nobody was found: said openly, with thanks."""
    mentor = page.mentor_of(request, public_id)
    form = page.release_form(request.POST)
    if not form.is_valid():
        return page.shown(request, mentor, release=form)
    with refusals.told(request, {services.PlacesTaken: page.STILL_TAKEN}):
        services.release(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The mentor is released and has been thanked."))
    return redirect("desk:mentor", public_id)
