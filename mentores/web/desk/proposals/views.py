"""Proposals: each side's entity confirms its own, and then both people answer."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.core.lifecycle import ActNotPossible
from mentores.matching import services
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.matching.policies import sides_of_technician
from mentores.matching.reasons import OBSTACLES
from mentores.matching.selectors import proposal_for, proposals_for, rows_for, story_of
from mentores.participants.models import Side
from mentores.training.services import NotPrepared
from mentores.web.desk import refusals
from mentores.web.desk.forms import NoteForm
from mentores.web.desk.proposals.forms import ProposalFilters
from mentores.web.desk.proposals.sides import answer_form, sides_of
from mentores.web.desk.story import Told, told
from mentores.web.desk.training.checks import to_preparation
from mentores.web.requests import PersonRequest

ROWS = 25
WORDS: Mapping[str, str | Promise] = {
    "begin": _("The pair was proposed."),
    "confirm": _("One side was confirmed."),
    "ask": _("Both people were asked."),
    "answer": _("One of the two answered."),
    "accept": _("Both said yes, and the mentorship was opened."),
    "decline": _("One of the two said no."),
    "expire": _("The time to answer was over."),
    "withdraw": _("The proposal was taken back."),
    "mark_mistaken": _("The proposal was marked as made by mistake."),
}
NOTES = {"no_place": OBSTACLES["place"]}
ENDED: Mapping[type[Exception], str | Promise] = {
    ActNotPossible: _("Nothing was changed: this proposal has ended, or the time to answer is over.")
}


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """The proposals in which the entity accompanies one side or both, newest first."""
    filters = ProposalFilters(request.GET)
    found = proposals_for(request.viewer, **filters.chosen())
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"filters": filters, "page": page, "rows": rows_for(request.viewer, page.object_list)}
    return render(request, "desk/proposals/listing.html", context)


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _proposal(request, public_id))


@require_POST
def confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    proposal = _proposal(request, public_id)
    with refusals.told(request):
        try:
            services.confirm(proposal, by=request.viewer, at=timezone.now())
        except NotPrepared as refusal:
            return to_preparation(request, refusal)
        messages.success(request, _("Your side is confirmed, and both people have been asked."))
    return redirect("desk:proposal", public_id)


@require_POST
def answer(request: PersonRequest, public_id: str, side: str) -> HttpResponse:
    """Note what the person on this side said by telephone or at the desk."""
    proposal = _proposal(request, public_id)
    if side not in sides_of_technician(request.viewer, proposal):
        raise PermissionDenied
    participant = proposal.mentor if side == Side.MENTOR else proposal.mentee
    form = answer_form(side, participant.person, request.POST)
    if not form.is_valid():
        return _page(request, proposal, **{side: form})
    with refusals.told(request, ENDED):
        proposal = services.answer(proposal, side=side, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        tell = messages.warning if proposal.state == State.WITHDRAWN else messages.success
        tell(request, str(_outcome(proposal, form.cleaned_data["answer"])))
    return redirect("desk:proposal", public_id)


@require_POST
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    proposal = _proposal(request, public_id)
    form = _withdraw_form(request.POST)
    if not form.is_valid():
        return _page(request, proposal, withdraw=form)
    with refusals.told(request):
        services.withdraw(proposal, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The proposal is taken back. Whoever had been asked is told."))
    return redirect("desk:proposal", public_id)


@require_POST
def mark_mistaken(request: PersonRequest, public_id: str) -> HttpResponse:
    proposal = _proposal(request, public_id)
    form = _mistaken_form(request.POST)
    if not form.is_valid():
        return _page(request, proposal, mistaken=form)
    with refusals.told(request):
        services.mark_mistaken(proposal, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The proposal is marked as made by mistake. Whoever had been asked is told."))
    return redirect("desk:proposal", public_id)


def _proposal(request: PersonRequest, public_id: str) -> Proposal:
    return get_object_or_404(proposals_for(request.viewer), public_id=public_id)


def _page(request: PersonRequest, proposal: Proposal, **wrong: Form) -> HttpResponse:
    """The page of a proposal; `wrong` is a form that was not understood, which it then answers."""
    seen = proposal_for(request.viewer, proposal.public_id)
    if seen is None:
        raise Http404
    return render(
        request,
        "desk/proposals/page.html",
        {
            "seen": seen,
            "sides": sides_of(request.viewer, proposal, seen, wrong),
            "story": _story(request, proposal.public_id),
            "withdraw": _withdraw_form(),
            "mistaken": _mistaken_form(),
            **wrong,
        },
        status=422 if wrong else 200,
    )


def _story(request: PersonRequest, public_id: str) -> list[Told]:
    """The story, with words for what the platform notes in a code."""
    lines = told(story_of(request.viewer, public_id), WORDS, viewer=request.viewer)
    return [replace(line, note=str(NOTES.get(line.note, line.note))) for line in lines]


def _outcome(proposal: Proposal, said: str) -> str | Promise:
    if proposal.state == State.ACCEPTED:
        return _("Both said yes. The mentorship is open, and both have been written to.")
    if proposal.state == State.WITHDRAWN:
        return _("This yes came too late: the mentor has no free place any more, or one of the two has paused.")
    return {
        Answer.YES: _("The yes is noted. The answer of the other person is still missing."),
        Answer.TALK: _("It is noted that the person wants to talk before answering."),
        Answer.NO: _("The no is noted. The mentee waits for another mentor."),
    }[Answer(said)]


def _withdraw_form(data: Mapping[str, str] | None = None) -> NoteForm:
    return NoteForm(data, auto_id="withdraw_%s")


def _mistaken_form(data: Mapping[str, str] | None = None) -> NoteForm:
    return NoteForm(data, auto_id="mistaken_%s")
