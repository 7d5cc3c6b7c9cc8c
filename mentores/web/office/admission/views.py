"""Who shares applications how, the conditions to take part, and where else people can turn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.admissions import services
from mentores.admissions.models import Rule, Signpost
from mentores.admissions.selectors import every_rule, every_signpost, sharings
from mentores.partners.policies import runs_the_network
from mentores.territories.selectors import municipalities
from mentores.web.office.admission.forms import SharingForm, WordsForm
from mentores.web.requests import PersonRequest

TITLES = {Rule: _("A condition to take part"), Signpost: _("A service for others")}


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    return _page(request, SharingForm())


@require_POST
def sharing(request: PersonRequest) -> HttpResponse:
    """What the entities of a municipality have agreed."""
    form = SharingForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    place = municipalities().get(code=form.cleaned_data["municipality"])
    services.agree_on_sharing(place, rule=form.cleaned_data["rule"], by=request.viewer, at=timezone.now())
    messages.success(request, _("The rule is saved. It holds for new applications."))
    return redirect("office:admission")


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: PersonRequest, code: str) -> HttpResponse:
    """One condition to take part."""
    return _edit(request, next((one for one in every_rule() if one.code == code), None), services.change_rule)


@require_http_methods(["GET", "HEAD", "POST"])
def signpost(request: PersonRequest, code: str) -> HttpResponse:
    """One service to which people can be sent."""
    return _edit(request, next((one for one in every_signpost() if one.code == code), None), services.change_signpost)


def _page(request: PersonRequest, form: SharingForm) -> HttpResponse:
    context = {
        "sharings": sharings(),
        "form": form if runs_the_network(request.viewer) else None,
        "rules": every_rule(),
        "signposts": every_signpost(),
    }
    return render(request, "office/admission/page.html", context, status=422 if form.is_bound else 200)


def _edit(request: PersonRequest, said: Rule | Signpost | None, change: Any) -> HttpResponse:
    if said is None:
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None, said=said)
    if form.is_valid():
        change(said, by=request.viewer, at=timezone.now(), **form.facts())
        messages.success(request, _("The text is saved."))
        return redirect("office:admission")
    context = {"form": form, "said": said, "title": TITLES[type(said)]}
    return render(request, "office/admission/edit.html", context, status=422 if form.is_bound else 200)
