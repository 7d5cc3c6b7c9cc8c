"""The entity asks the national team, reads the answer and says whether it is settled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.partners import services
from mentores.partners.asking import help_request_for, help_requests_for
from mentores.partners.models import HelpRequest
from mentores.partners.policies import may_ask_for_help, request_acts_for
from mentores.web.desk import refusals
from mentores.web.desk.entity.views import own
from mentores.web.helping import HelpForm, TextForm, written
from mentores.web.requests import PersonRequest

ROWS = 25


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """What the entity has asked, the newest first."""
    context = {
        "page": Paginator(help_requests_for(request.viewer), ROWS).get_page(request.GET.get("page")),
        "may_ask": may_ask_for_help(request.viewer, own(request)),
    }
    return render(request, "desk/requests/listing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest) -> HttpResponse:
    entity = own(request)
    if not may_ask_for_help(request.viewer, entity):
        raise PermissionDenied
    form = HelpForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "desk/requests/ask.html", {"form": form}, status=422 if form.is_bound else 200)
    asked = services.ask_for_help(entity, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("The national team is told. The answer appears here, and you get a message."))
    return redirect("desk:request", asked.public_id)


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _asked(request, public_id))


@require_POST
def ask_again(request: PersonRequest, public_id: str) -> HttpResponse:
    asked, form = _asked(request, public_id), TextForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form=form)
    with refusals.told(request):
        services.ask_again(asked, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The national team is told. The answer appears here, and you get a message."))
    return redirect("desk:request", public_id)


@require_POST
def close(request: PersonRequest, public_id: str) -> HttpResponse:
    asked = _asked(request, public_id)
    with refusals.told(request):
        services.close_request(asked, by=request.viewer, at=timezone.now())
        messages.success(request, _("The request is settled. You can ask again at any time."))
    return redirect("desk:request", public_id)


def _asked(request: PersonRequest, public_id: str) -> HelpRequest:
    asked = help_request_for(request.viewer, public_id)
    if asked is None:
        raise Http404
    return asked


def _page(request: PersonRequest, asked: HelpRequest, *, form: Form | None = None) -> HttpResponse:
    context = {
        "asked": asked,
        "story": written(asked),
        "acts": request_acts_for(request.viewer, asked),
        "form": form or TextForm(),
    }
    return render(request, "desk/requests/page.html", context, status=422 if form else 200)
