"""Who lost a second factor, and who agrees that it is taken away."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.access.models import FactorReset
from mentores.access.policies import MAY, may_see_resets
from mentores.access.selectors import people_with_factor, person_to_reset, reset_for, resets_for
from mentores.access.services import factors
from mentores.core.lifecycle import ActNotPossible
from mentores.web.entry.showing import signed_in
from mentores.web.requests import PersonRequest

DECIDED = _("Somebody has decided this already.")


@require_safe
@signed_in
def listing(request: PersonRequest) -> HttpResponse:
    """What waits for a second person, and for whom one may ask."""
    if not may_see_resets(request.viewer):
        raise PermissionDenied
    waiting = [
        (reset, {act for act, rule in MAY.items() if rule(request.viewer, reset)})
        for reset in resets_for(request.viewer)
    ]
    people = people_with_factor(request.viewer, on=timezone.localdate())
    return render(request, "entry/resets/page.html", {"waiting": waiting, "people": people})


@require_POST
@signed_in
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask that somebody's second factor be taken away."""
    if not may_see_resets(request.viewer):
        raise PermissionDenied
    person = person_to_reset(request.viewer, public_id, on=timezone.localdate())
    if person is None:
        raise Http404
    try:
        factors.ask_factor_reset(person, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, DECIDED)
    else:
        messages.success(request, _("Asked. It happens once another person agrees; we have told the person concerned."))
    return redirect("entry:resets")


@require_POST
@signed_in
def confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    """Agree, as the second person."""
    return _decide(request, public_id, factors.confirm_factor_reset, _("The second step is taken away."))


@require_POST
@signed_in
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    """Do not agree, or take back what one asked."""
    return _decide(request, public_id, factors.decline_factor_reset, _("Nothing is taken away."))


def _decide(
    request: PersonRequest, public_id: str, act: Callable[..., FactorReset], told: str | Promise
) -> HttpResponse:
    if not may_see_resets(request.viewer):
        raise PermissionDenied
    reset = reset_for(request.viewer, public_id)
    if reset is None:
        raise Http404
    try:
        act(reset, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, DECIDED)
    else:
        messages.success(request, told)
    return redirect("entry:resets")
