"""A case goes from one colleague to another."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mentores.partners.policies import MAY_CHARGE
from mentores.partners.selectors import charges_of
from mentores.partners.services import NotAColleague, hand_charge
from mentores.web.desk import refusals
from mentores.web.desk.charges.forms import TakerForm, takers
from mentores.web.requests import PersonRequest

GONE: Mapping[type[Exception], str | Promise] = {
    NotAColleague: _("Nothing was changed: this colleague does not work on cases here any more.")
}


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: PersonRequest, public_id: str) -> HttpResponse:
    """Everybody sees who is responsible; the coordinator, and whoever has the case in hand, can hand it over."""
    charge = get_object_or_404(charges_of(request.viewer), public_id=public_id)
    may_hand = MAY_CHARGE["hand_charge"](request.viewer, charge)
    if request.method == "POST" and not may_hand:
        raise PermissionDenied
    people = takers(request.viewer, but=charge.member_id)
    form = TakerForm(request.POST if request.method == "POST" else None, people=people)
    case = reverse(f"desk:{charge.kind}", args=[charge.subject])
    if form.is_valid():
        with refusals.told(request, GONE):
            hand_charge(charge, to=form.taker(), by=request.viewer, at=timezone.now())
            messages.success(request, _("The case is handed over. Your colleague is told."))
        return redirect(case)
    context = {"charge": charge, "may_hand": may_hand, "form": form, "case": case}
    return render(request, "desk/charges/page.html", context, status=422 if form.is_bound else 200)
