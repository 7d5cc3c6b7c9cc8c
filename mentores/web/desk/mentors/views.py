"""Mentors: those the entity accompanies, and what it does for them."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.mentorships.selectors import cases_for
from mentores.participants.models import Mentor, Side
from mentores.participants.policies import MAY_MENTOR, mentor_acts_for
from mentores.participants.selectors import mentors_for, story_of
from mentores.participants.services import mentors as services
from mentores.web.desk import refusals, search
from mentores.web.desk.answers import answers_of
from mentores.web.desk.charges.held import held, in_hands_of
from mentores.web.desk.forms import NoteForm
from mentores.web.desk.mentors.forms import DetailsForm, MentorFilters, TrainingForm
from mentores.web.desk.story import told
from mentores.web.requests import PersonRequest

ROWS = 25
WORDS: Mapping[str, str | Promise] = {
    "begin": _("The person became a mentor."),
    "transfer": _("The national team gave the mentor to this entity."),
    "finish_training": _("The training was finished."),
    "pause_mentor": _("The mentor paused."),
    "resume_mentor": _("The mentor came back from the pause."),
    "deactivate": _("The mentor left the programme."),
    "reactivate": _("The mentor came back to the programme."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: PersonRequest) -> HttpResponse:
    """The mentors by name, with the places taken."""
    if request.method == "POST":
        return search.kept(request, MentorFilters)
    filters = search.asked(request, MentorFilters)
    chosen = filters.chosen()
    who = chosen.pop("who")
    found = in_hands_of(who, mentors_for(request.viewer, **chosen), viewer=request.viewer, kind="mentor")
    context = {"filters": filters, "page": Paginator(found, ROWS).get_page(request.GET.get("page"))}
    return render(request, "desk/mentors/listing.html", context)


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    return _page(request, mentor)


@require_POST
def finish_training(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    form = TrainingForm(request.POST)
    if not form.is_valid():
        return _page(request, mentor, training=form)
    with refusals.told(request):
        services.finish_training(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The mentor is ready and can be proposed."))
    return redirect("desk:mentor", public_id)


@require_POST
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    form = _pause_form(request.POST)
    if not form.is_valid():
        return _page(request, mentor, pause=form)
    with refusals.told(request):
        services.pause_mentor(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(
            request, _("The mentor is paused. Mentorships go on; a proposal without an answer is taken back.")
        )
    return redirect("desk:mentor", public_id)


@require_POST
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    with refusals.told(request):
        services.resume_mentor(mentor, by=request.viewer, at=timezone.now())
        messages.success(request, _("The mentor can be proposed again."))
    return redirect("desk:mentor", public_id)


@require_POST
def deactivate(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    form = _deactivate_form(request.POST)
    if not form.is_valid():
        return _page(request, mentor, deactivate=form)
    taken = _("Nothing was changed: this mentor accompanies somebody or has said yes to somebody. End that first.")
    with refusals.told(request, {services.PlacesTaken: taken}):
        services.deactivate(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The mentor has left the programme."))
    return redirect("desk:mentor", public_id)


@require_POST
def reactivate(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    with refusals.told(request):
        services.reactivate(mentor, by=request.viewer, at=timezone.now())
        messages.success(request, _("The mentor is back. Say on which day the training was, and the mentor is ready."))
    return redirect("desk:mentor", public_id)


@require_POST
def update(request: PersonRequest, public_id: str) -> HttpResponse:
    mentor = _mentor(request, public_id)
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return _page(request, mentor, details=form)
    try:
        services.update_mentor(mentor, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except services.PlacesTaken:
        form.add_error("capacity", _("More places than that are taken now."))
        return _page(request, mentor, details=form)
    messages.success(request, _("The changes are saved."))
    return redirect("desk:mentor", public_id)


def _mentor(request: PersonRequest, public_id: str) -> Mentor:
    return get_object_or_404(mentors_for(request.viewer), public_id=public_id)


def _page(request: PersonRequest, mentor: Mentor, **wrong: Form) -> HttpResponse:
    """The page of a mentor; `wrong` is a form that was not understood, which it then answers."""
    forms = {
        "training": TrainingForm(),
        "pause": _pause_form(),
        "deactivate": _deactivate_form(),
        "details": DetailsForm(initial={"capacity": mentor.capacity, "record_seen_on": mentor.record_seen_on}),
    }
    return render(
        request,
        "desk/mentors/page.html",
        {
            "mentor": mentor,
            "held": held(request.viewer, "mentor", mentor.public_id),
            "answers": answers_of(mentor.profile, side=Side.MENTOR),
            "cases": [case for case in cases_for(request.viewer) if case.mentor_id == mentor.public_id],
            "acts": mentor_acts_for(request.viewer, mentor),
            "may_update": MAY_MENTOR["update_mentor"](request.viewer, mentor),
            "story": told(story_of(mentor), WORDS, viewer=request.viewer),
            **forms,
            **wrong,
        },
        status=422 if wrong else 200,
    )


def _pause_form(data: Mapping[str, str] | None = None) -> NoteForm:
    return NoteForm(data, auto_id="pause_%s")


def _deactivate_form(data: Mapping[str, str] | None = None) -> NoteForm:
    return NoteForm(data, auto_id="deactivate_%s")
