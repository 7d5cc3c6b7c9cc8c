"""Mentorships: meetings, pauses and ends, as far as the entity's relation to the case goes."""

from collections.abc import Mapping

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.core.ids import new_id
from mentores.evaluations.selectors import ratings_for
from mentores.mentorships import services
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.mentorships.policies import Relation
from mentores.mentorships.selectors import case_for, meeting_for, mentorships_for
from mentores.web.desk import refusals
from mentores.web.desk.charges.held import held
from mentores.web.desk.mentorships.acts import ACTS, form_for, offers
from mentores.web.desk.mentorships.forms import MeetingForm
from mentores.web.desk.story import told
from mentores.web.requests import PersonRequest

WORDS: Mapping[str, str | Promise] = {
    "begin": _("Both said yes, and the mentorship was opened."),
    "transfer": _("The national team gave the mentorship to this entity."),
    "start_meeting": _("The two met for the first time."),
    "pause": _("The mentorship was paused."),
    "resume": _("The mentorship was taken up again."),
    "wind_down": _("The end was being prepared."),
    "complete": _("The mentorship was completed."),
    "interrupt": _("The mentorship was broken off."),
    "give_up": _("The mentorship was given up before the first meeting."),
    "mark_mistaken": _("The mentorship was marked as opened by mistake."),
}
TOO_EARLY = _("Nothing was noted: on this day the two were not a pair yet.")


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, public_id)


@require_POST
def log_meeting(request: PersonRequest, public_id: str) -> HttpResponse:
    mentorship = _mentorship(request, public_id)
    form = MeetingForm(request.POST)
    if not form.is_valid():
        return _page(request, public_id, log_meeting=form)
    said = form.cleaned_data | {"form_key": f"{public_id}-{form.cleaned_data['form_key']}"}
    with refusals.told(request, {services.MeetingTooEarly: TOO_EARLY}):
        services.log_meeting(mentorship, by=request.viewer, at=timezone.now(), **said)
        is_first = mentorship.state == State.PREPARATION
        messages.success(
            request,
            _("The first meeting is noted: the mentorship is running.") if is_first else _("The meeting is noted."),
        )
    return redirect("desk:mentorship", public_id)


@require_POST
def undo_meeting(request: PersonRequest, public_id: str, meeting_id: str) -> HttpResponse:
    meeting = meeting_for(request.viewer, public_id, meeting_id)
    if meeting is None:
        raise Http404
    with refusals.told(request):
        services.undo_meeting(meeting, by=request.viewer, at=timezone.now())
        messages.success(request, _("The meeting is taken back."))
    return redirect("desk:mentorship", public_id)


@require_POST
def note_talk(request: PersonRequest, public_id: str, meeting_id: str) -> HttpResponse:
    """Somebody who wished to talk has been talked to."""
    meeting = meeting_for(request.viewer, public_id, meeting_id)
    if meeting is None:
        raise Http404
    services.note_talk(meeting, by=request.viewer, at=timezone.now())
    messages.success(request, _("It is noted that you have talked."))
    return redirect("desk:mentorship", public_id)


@require_POST
def act(request: PersonRequest, public_id: str, name: str) -> HttpResponse:
    """One of the acts that change the state of a mentorship; the address says which."""
    mentorship = _mentorship(request, public_id)
    form = form_for(name, request.POST)
    if not form.is_valid():
        return _page(request, public_id, **{name: form})
    with refusals.told(request):
        ACTS[name].do(mentorship, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, str(ACTS[name].done))
    return redirect("desk:mentorship", public_id)


def _mentorship(request: PersonRequest, public_id: str) -> Mentorship:
    return get_object_or_404(mentorships_for(request.viewer), public_id=public_id)


def _page(request: PersonRequest, public_id: str, **wrong: Form) -> HttpResponse:
    """The page of a mentorship; `wrong` is a form that was not understood, by its act, which it then answers."""
    case = case_for(request.viewer, public_id)
    if case is None:
        raise Http404
    return render(
        request,
        "desk/mentorships/page.html",
        {
            "case": case,
            "held": held(request.viewer, "mentorship", public_id),
            "may_note_talk": case.relation == Relation.OWNER and request.viewer.role in CASE_ROLES,
            "meeting_form": wrong.get("log_meeting") or _empty_meeting(),
            "offers": offers(case.acts, wrong),
            "ratings": ratings_for(request.viewer).filter(mentorship__public_id=public_id),
            "story": told(case.story, WORDS, viewer=request.viewer) if case.story else [],
        },
        status=422 if wrong else 200,
    )


def _empty_meeting() -> MeetingForm:
    return MeetingForm(initial={"held_on": timezone.localdate(), "form_key": new_id()})
