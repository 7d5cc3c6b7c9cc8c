"""A colleague has lost the second step of signing in: one coordinator asks for a reset, another person agrees."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mentores.access.models import FactorReset
from mentores.access.selectors import reset_for
from mentores.access.services import factors
from mentores.core.lifecycle import ActNotPossible
from mentores.web.desk import refusals
from mentores.web.desk.people.views import colleague
from mentores.web.requests import PersonRequest

ASKED = {ActNotPossible: _("Nothing was changed: it was asked before, or the person has no second step of signing in.")}


@require_POST
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    membership = colleague(request, public_id)
    with refusals.told(request, ASKED):
        factors.ask_factor_reset(membership.person, by=request.viewer, at=timezone.now())
        messages.success(request, _("The reset is asked for. Another coordinator, or the national team, has to agree."))
    return redirect("desk:people")


@require_POST
def confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    reset = _reset(request, public_id)
    with refusals.told(request):
        factors.confirm_factor_reset(reset, by=request.viewer, at=timezone.now())
        messages.success(request, _("The second step is reset. Your colleague is told, and sets up a new one."))
    return redirect("desk:people")


@require_POST
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    reset = _reset(request, public_id)
    with refusals.told(request):
        factors.decline_factor_reset(reset, by=request.viewer, at=timezone.now())
        messages.success(request, _("Nothing was reset."))
    return redirect("desk:people")


def _reset(request: PersonRequest, public_id: str) -> FactorReset:
    reset = reset_for(request.viewer, public_id)
    if reset is None:
        raise Http404
    return reset
