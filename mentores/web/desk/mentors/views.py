"""Mentors: those the entity accompanies, and what it does for them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.participants.services import mentors as services
from mentores.web.desk import refusals
from mentores.web.desk.mentors.forms import DetailsForm
from mentores.web.desk.mentors.page import STILL_TAKEN, deactivate_form, mentor_of, pause_form, shown
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return shown(request, mentor_of(request, public_id))


@require_POST
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = mentor_of(request, public_id)
    form = pause_form(request.POST)
    if not form.is_valid():
        return shown(request, mentor, pause=form)
    with refusals.told(request):
        services.pause_mentor(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(
            request, _("The mentor is paused. Mentorships go on; a proposal without an answer is taken back.")
        )
    return redirect("desk:mentor", public_id)


@require_POST
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = mentor_of(request, public_id)
    with refusals.told(request):
        services.resume_mentor(mentor, by=request.viewer, at=timezone.now())
        messages.success(request, _("The mentor can be proposed again."))
    return redirect("desk:mentor", public_id)


@require_POST
def deactivate(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = mentor_of(request, public_id)
    form = deactivate_form(request.POST)
    if not form.is_valid():
        return shown(request, mentor, deactivate=form)
    with refusals.told(request, {services.PlacesTaken: STILL_TAKEN}):
        services.deactivate(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The mentor has left the programme."))
    return redirect("desk:mentor", public_id)


@require_POST
def reactivate(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = mentor_of(request, public_id)
    with refusals.told(request):
        services.reactivate(mentor, by=request.viewer, at=timezone.now())
        messages.success(request, _("The mentor is back. See what is missing before the next match."))
    return redirect("desk:mentor", public_id)


@require_POST
def update(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = mentor_of(request, public_id)
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return shown(request, mentor, details=form)
    try:
        services.update_mentor(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except services.PlacesTaken:
        form.add_error("capacity", _("More places than that are taken now."))
        return shown(request, mentor, details=form)
    messages.success(request, _("The changes are saved."))
    return redirect("desk:mentor", public_id)
