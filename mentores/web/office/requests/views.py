"""The national team takes requests in hand and answers them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.core.lifecycle import ActNotPossible
from mentores.partners import services
from mentores.partners.asking import help_request_for, help_requests_for
from mentores.partners.lifecycle import RequestState
from mentores.partners.models import HelpRequest
from mentores.partners.policies import request_acts_for
from mentores.web.helping import TextForm, written
from mentores.web.requests import PersonRequest

ROWS = 25


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Those of one state, or all; the newest first."""
    state = request.GET.get("state", "")
    found = help_requests_for(request.viewer, state=state if state in RequestState.values else "")
    context = {
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "states": RequestState.choices,
        "state": state,
    }
    return render(request, "office/requests/listing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    """What was asked; sent, the form answers it."""
    asked = _asked(request, public_id)
    form = TextForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {
            "asked": asked,
            "story": written(asked),
            "acts": request_acts_for(request.viewer, asked),
            "form": form,
        }
        return render(request, "office/requests/page.html", context, status=422 if form.is_bound else 200)
    try:
        services.answer_request(asked, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except ActNotPossible:
        messages.warning(request, _("Somebody has answered this request, or settled it, in the meantime."))
    else:
        messages.success(request, _("The entity is told that you have answered."))
    return redirect("office:request", public_id)


@require_POST
def take(request: PersonRequest, public_id: str) -> HttpResponse:
    asked = _asked(request, public_id)
    try:
        services.take_request(asked, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("Somebody has this request in hand already."))
    else:
        messages.success(request, _("You have this request in hand."))
    return redirect("office:request", public_id)


@require_POST
def close(request: PersonRequest, public_id: str) -> HttpResponse:
    asked = _asked(request, public_id)
    try:
        services.close_request(asked, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This request is settled already."))
    else:
        messages.success(request, _("The request is settled. The entity can ask again at any time."))
    return redirect("office:request", public_id)


def _asked(request: PersonRequest, public_id: str) -> HelpRequest:
    asked = help_request_for(request.viewer, public_id)
    if asked is None:
        raise Http404
    return asked
