"""Who lost a second factor, and who agrees that it is taken away."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mentores.access.models import FactorReset
from mentores.access.policies import MAY, may_see_resets
from mentores.access.selectors import people_with_factor, person_to_reset, reset_for, resets_for
from mentores.access.services import factors
from mentores.core.lifecycle import ActNotPossible
from mentores.web.entry.showing import View, signed_in
from mentores.web.requests import PersonRequest

P = ParamSpec("P")
DECIDED = gettext_lazy("Somebody has decided this already.")


def for_deciders(view: View[P]) -> View[P]:
    """Only for those who are asked about lost factors."""

    @signed_in
    @wraps(view)
    def enter(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_see_resets(request.viewer):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return enter


@for_deciders
@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """What waits for a second person, and for whom one may ask."""
    waiting = [
        (reset, {act for act, rule in MAY.items() if rule(request.viewer, reset)})
        for reset in resets_for(request.viewer)
    ]
    people = people_with_factor(request.viewer, on=timezone.localdate())
    return render(request, "entry/resets/page.html", {"waiting": waiting, "people": people})


@for_deciders
@require_POST
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """Ask that somebody's second factor be taken away."""
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


@for_deciders
@require_POST
def confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    """Agree, as the second person."""
    return _decide(request, public_id, factors.confirm_factor_reset, _("The second step is taken away."))


@for_deciders
@require_POST
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    """Do not agree, or take back what one asked."""
    return _decide(request, public_id, factors.decline_factor_reset, _("Nothing is taken away."))


def _decide(request: PersonRequest, public_id: str, act: Callable[..., FactorReset], told: str) -> HttpResponse:
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
