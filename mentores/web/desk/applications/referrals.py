"""Another entity asks this one to accompany a person: what is shown before the yes, and the answer."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.admissions import services
from mentores.admissions.dossier import Asked, asked_of
from mentores.admissions.selectors import applications_for
from mentores.participants.handovers import offered_mentors
from mentores.participants.models import Side
from mentores.web.desk import refusals
from mentores.web.desk.answers import offer_of
from mentores.web.desk.applications.deciding import REFERRAL_REFUSED
from mentores.web.requests import PersonRequest

SAID: Mapping[str, tuple[Callable[..., Any], str | Promise]] = {
    "yes": (services.say_yes, _("Your yes is written down. The case comes to you when the person says yes, too.")),
    "no": (services.say_no, _("Your no is written down. The case stays where it is.")),
}
COMES = _("The person has said yes, too: the case is with you now.")


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    rows = [(asked, offer_of(asked.profile, side=asked.side)) for asked in asked_of(request.viewer)]
    mentors = [(one, offer_of(one.profile, side=Side.MENTOR)) for one in offered_mentors(request.viewer)]
    return render(request, "desk/applications/referrals.html", {"rows": rows, "mentors": mentors})


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    """The need, the languages and the distance: nothing that says who it is."""
    asked = _asked(request, public_id)
    context = {
        "asked": asked,
        "answers": offer_of(asked.profile, side=asked.side),
        "may_answer": request.viewer.role in CASE_ROLES and asked.referral.entity_says is None,
    }
    return render(request, "desk/applications/referral.html", context)


@require_POST
def answer(request: PersonRequest, public_id: str, says: str) -> HttpResponse:
    asked = _asked(request, public_id)
    act, sentence = SAID[says]
    with refusals.told(request, REFERRAL_REFUSED):
        act(asked.referral, by=request.viewer, at=timezone.now())
        case = asked.referral.application.public_id
        if applications_for(request.viewer).filter(public_id=case).exists():
            messages.success(request, COMES)
            return redirect("desk:application", case)
        messages.success(request, str(sentence))
    return redirect("desk:referrals")


def _asked(request: PersonRequest, public_id: str) -> Asked:
    found = asked_of(request.viewer, public_id)
    if not found:
        raise Http404
    return found[0]
