"""Mentees: who waits, who could be the mentor, and what the entity does for them."""

from collections.abc import Mapping

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.matching import services as matching
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.policies import accompanies_mentee
from mentores.matching.reasons import OBSTACLES
from mentores.matching.selectors import offered_mentor, proposals_for, search_for
from mentores.mentorships.selectors import cases_for
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Side
from mentores.participants.policies import MAY_PROFILE, mentee_acts_for
from mentores.participants.selectors import mentees_for, story_of
from mentores.participants.services import mentees as services
from mentores.privacy.selectors import likely_same
from mentores.training.services import NotInsured, NotPrepared
from mentores.web.desk import refusals
from mentores.web.desk.answers import answers_of
from mentores.web.desk.charges.held import held
from mentores.web.desk.forms import PauseForm
from mentores.web.desk.mentees.forms import LeavingForm, ProposeForm
from mentores.web.desk.profiles.standing import standing_of
from mentores.web.desk.story import told
from mentores.web.desk.training.checks import checks_of, to_preparation
from mentores.web.requests import PersonRequest

WORDS: Mapping[str, str | Promise] = {
    "begin": _("The person became a mentee."),
    "transfer": _("The national team gave the mentee to this entity."),
    "pause_mentee": _("The search for a mentor was paused."),
    "resume_mentee": _("The search for a mentor went on."),
    "finish": _("The person needed no mentor any more."),
    "reopen": _("The person has a new need and waits again."),
    "ask_to_leave": _("The person wants to leave the programme."),
}


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    return _page(request, mentee)


@require_POST
def propose(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    form = ProposeForm(request.POST)
    mentor = offered_mentor(request.viewer, form.cleaned_data["mentor"]) if form.is_valid() else None
    try:
        if mentor is None:
            raise matching.NotPossible("ready")
        proposal = matching.propose(mentee, mentor, by=request.viewer, at=timezone.now())
    except NotPrepared as refusal:
        return to_preparation(request, refusal)
    except NotInsured:
        messages.warning(request, str(refusals.EXPECTED[NotInsured]))
        return redirect("desk:mentee", public_id)
    except matching.NotPossible as refusal:
        for rule in refusal.rules:
            messages.warning(request, str(OBSTACLES[rule]))
        return redirect("desk:mentee", public_id)
    if proposal.state == ProposalState.OPEN:
        messages.success(request, _("The pair is proposed, and both people are asked."))
    else:
        messages.success(
            request, _("The pair is proposed. The mentor’s entity confirms it first; then both are asked.")
        )
    return redirect("desk:proposal", proposal.public_id)


@require_POST
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    form = _pause_form(request.POST)
    if not form.is_valid():
        return _page(request, mentee, pause=form)
    with refusals.told(request):
        services.pause_mentee(mentee, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The search for a mentor is paused. A proposal without an answer is taken back."))
    return redirect("desk:mentee", public_id)


@require_POST
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    with refusals.told(request):
        services.resume_mentee(mentee, by=request.viewer, at=timezone.now())
        messages.success(request, _("The person waits for a mentor again, with the days already waited."))
    return redirect("desk:mentee", public_id)


@require_POST
def finish(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    form = _finish_form(request.POST)
    if not form.is_valid():
        return _page(request, mentee, finish=form)
    with refusals.told(request):
        services.finish(mentee, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The person does not wait for a mentor any more."))
    return redirect("desk:mentee", public_id)


@require_POST
def reopen(request: PersonRequest, public_id: str) -> HttpResponse:
    mentee = _mentee(request, public_id)
    with refusals.told(request):
        services.reopen(mentee, by=request.viewer, at=timezone.now())
        messages.success(request, _("The person waits for a mentor from today on."))
    return redirect("desk:mentee", public_id)


def _mentee(request: PersonRequest, public_id: str) -> Mentee:
    return get_object_or_404(mentees_for(request.viewer), public_id=public_id)


def _page(request: PersonRequest, mentee: Mentee, **wrong: Form) -> HttpResponse:
    """The page of a mentee; `wrong` is a form that was not understood, which it then answers."""
    viewer, today = request.viewer, timezone.localdate()
    cases = [case for case in cases_for(viewer) if case.mentee_id == mentee.public_id]
    proposal = proposals_for(viewer).undecided().filter(mentee=mentee).first()
    under_way = next((case for case in cases if case.ended_at is None), None)
    searching = mentee.state == MenteeState.WAITING and not proposal and not under_way
    forms = {"pause": _pause_form(), "finish": _finish_form()}
    return render(
        request,
        "desk/mentees/page.html",
        {
            "mentee": mentee,
            "held": held(viewer, "mentee", mentee.public_id),
            "person": mentee.person,
            "likenesses": likely_same(viewer, mentee.person),
            "days": mentee.waited_days(on=today),
            "answers": answers_of(mentee.profile, side=Side.MENTEE),
            "cases": cases,
            "under_way": under_way,
            "proposal": proposal,
            "search": search_for(viewer, mentee, on=today) if searching else None,
            "checks": checks_of(viewer, mentee, on=today) if searching else None,
            "may_propose": accompanies_mentee(viewer, mentee),
            "may_revise": MAY_PROFILE["revise"](viewer, mentee.profile),
            "profile": standing_of(mentee.profile),
            "acts": [] if under_way else mentee_acts_for(viewer, mentee),
            "story": told(story_of(mentee), WORDS, viewer=viewer),
            **forms,
            **wrong,
        },
        status=422 if wrong else 200,
    )


def _pause_form(data: Mapping[str, str] | None = None) -> PauseForm:
    return PauseForm(data, auto_id="pause_%s")


def _finish_form(data: Mapping[str, str] | None = None) -> LeavingForm:
    return LeavingForm(data, auto_id="finish_%s")
