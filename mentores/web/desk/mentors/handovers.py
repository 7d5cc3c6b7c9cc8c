"""A mentor for whom nobody fits may go to another entity: asking, the mentor's word, and the answer of who is asked."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.handovers import OfferedMentor, offered_mentors, open_handover
from mentores.participants.models import Mentor, Side
from mentores.participants.policies import MAY_MENTOR
from mentores.participants.selectors import mentors_for
from mentores.participants.services.handovers import answer_handover, ask_entity
from mentores.participants.services.mentors import PlacesTaken
from mentores.partners.services import EntityNotActive, OnlyInventedPeople
from mentores.web.desk import refusals
from mentores.web.desk.answers import offer_of
from mentores.web.desk.mentors import page
from mentores.web.requests import PersonRequest

ANSWERS: Mapping[str, bool] = {"yes": True, "no": False}
REFUSED: Mapping[type[Exception], str | Promise] = {
    PlacesTaken: page.STILL_TAKEN,
    EntityNotActive: _("Nothing was changed: this entity does not work with people now. Choose another one."),
    OnlyInventedPeople: _("Nothing was changed: this entity cannot register real people yet. Choose another one."),
}


@require_POST
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """Another entity and the mentor are asked; the mentor stays until both say yes."""
    mentor = _accompanied(request, public_id)
    form = page.ask_form(mentor, request.POST)
    if not form.is_valid():
        return page.shown(request, mentor, ask=form)
    with refusals.told(request, REFUSED):
        note = form.cleaned_data["note"]
        ask_entity(mentor, to=form.entity(), note=note, by=request.viewer, at=timezone.now())
        messages.success(request, _("The other entity and the mentor are asked."))
    return redirect("desk:mentor", public_id)


@require_POST
def mentor_says(request: PersonRequest, public_id: str, answer: str) -> HttpResponse:
    """The mentor has told the staff."""
    mentor = _accompanied(request, public_id)
    with refusals.told(request, REFUSED):
        handover = open_handover(mentor)
        if handover is None:
            raise ActNotPossible("nobody is asked")
        answer_handover(handover, yes=ANSWERS[answer], by=request.viewer, at=timezone.now())
        messages.success(request, _("The answer of the mentor is written down."))
    stays = mentors_for(request.viewer).filter(public_id=public_id).exists()
    return redirect("desk:mentor", public_id) if stays else redirect("desk:mentors")


@require_safe
def offered(request: PersonRequest, public_id: str) -> HttpResponse:
    """The offer, the languages and the distance: nothing that says who it is."""
    one = _offered(request, public_id)
    context = {
        "offered": one,
        "answers": offer_of(one.profile, side=Side.MENTOR),
        "may_answer": request.viewer.role in CASE_ROLES and one.handover.entity_says is None,
    }
    return render(request, "desk/mentors/offered.html", context)


@require_POST
def answer(request: PersonRequest, public_id: str, answer: str) -> HttpResponse:
    """The entity that is asked says yes or no."""
    one = _offered(request, public_id)
    with refusals.told(request, REFUSED):
        handover = answer_handover(one.handover, yes=ANSWERS[answer], by=request.viewer, at=timezone.now())
        if handover.is_agreed:
            messages.success(request, _("The mentor has said yes, too, and is with you now."))
            return redirect("desk:mentor", handover.mentor.public_id)
        yes = _("Your yes is written down. The mentor comes to you when the mentor says yes, too.")
        no = _("Your no is written down. The mentor stays with the other entity.")
        messages.success(request, yes if ANSWERS[answer] else no)
    return redirect("desk:referrals")


def _accompanied(request: PersonRequest, public_id: str) -> Mentor:
    """Raises Http404, or PermissionDenied for whoever only reads."""
    mentor = page.mentor_of(request, public_id)
    if not MAY_MENTOR["ask_entity"](request.viewer, mentor):
        raise PermissionDenied
    return mentor


def _offered(request: PersonRequest, public_id: str) -> OfferedMentor:
    found = offered_mentors(request.viewer, public_id)
    if not found:
        raise Http404
    return found[0]
