"""A pair as the person asked may see it, and the answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.core.lifecycle import ActNotPossible
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.matching.selectors import Person, Seen, proposal_for, proposals_for
from mentores.matching.services import answer
from mentores.participants.models import Side
from mentores.training.services import NotInsured
from mentores.web.participation.proposals.forms import AnswerForm


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """Who was found, as far as needed to decide; a POST answers. `base` is the door's template."""
    proposal = proposals_for(viewer).filter(public_id=public_id).first()
    seen = proposal_for(viewer, public_id)
    if proposal is None or seen is None or viewer.person is None:
        raise Http404
    sides = _sides(seen)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial=_said(sides["own"]), person=viewer.person
    )
    if request.method == "POST" and form.is_valid():
        return _answer(request, viewer, proposal, form, before=sides["own"].answer)
    context = {"base": base, "seen": seen, "form": form} | sides
    return render(
        request, "participation/proposals/page.html", context, status=422 if request.method == "POST" else 200
    )


def _sides(seen: Seen) -> dict[str, Any]:
    is_mentor = seen.side_asked == Side.MENTOR
    own, other = (seen.mentor, seen.mentee) if is_mentor else (seen.mentee, seen.mentor)
    wanted = Side.MENTEE if is_mentor else Side.MENTOR
    areas = [row.area for row in other.profile.areas.all() if row.side == wanted]
    return {"is_mentor": is_mentor, "own": own, "other": other, "areas": areas}


def _said(own: Person) -> dict[str, object]:
    """What the person has answered and shares so far."""
    return {"answer": own.answer, "shares_email": "email" in own.shares, "shares_phone": "phone" in own.shares}


def _answer(request: HttpRequest, viewer: Viewer, proposal: Proposal, form: AnswerForm, *, before: str) -> HttpResponse:
    """Answer once: the same answer sent again, after which nothing was left to answer, needs no warning."""
    said = form.cleaned_data["answer"]
    try:
        proposal = answer(
            proposal,
            said,
            by=viewer,
            at=timezone.now(),
            shares_email=form.cleaned_data.get("shares_email", False),
            shares_phone=form.cleaned_data.get("shares_phone", False),
        )
    except NotInsured:
        messages.warning(
            request,
            _("We cannot begin today: the entity first renews an insurance. Say yes again in a few days, or call us."),
        )
    except ActNotPossible:
        if said != before:
            messages.warning(request, _("This proposal has ended before your answer. Nothing was changed."))
    else:
        tell = messages.warning if proposal.state == State.WITHDRAWN else messages.success
        tell(request, _outcome(proposal, said, is_mentor=viewer.person_id == proposal.mentor.person_id))
    return redirect(request.get_full_path())


def _outcome(proposal: Proposal, said: str, *, is_mentor: bool) -> str:
    if proposal.state == State.ACCEPTED:
        return _("You both said yes. We have written to you with the name, the contact and what to do now.")
    if proposal.state == State.WITHDRAWN and is_mentor:
        return _("Thank you for your yes. Your last place was given to another person in the meantime.")
    if proposal.state == State.WITHDRAWN:
        return _(
            "The two of you do not become a pair this time. The search goes on, and we write to you when somebody fits."
        )
    return {
        Answer.YES: _("Your yes is noted. We wait for the other person and write to you."),
        Answer.TALK: _("Your entity knows that you want to talk first, and will call or write to you."),
        Answer.NO: _("Your no is noted. The search goes on, and nobody asks you why."),
    }[Answer(said)]
