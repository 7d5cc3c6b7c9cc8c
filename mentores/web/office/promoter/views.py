"""Editing who answers for the programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentores.partners.selectors import promoter
from mentores.partners.services import PROMOTER, update_promoter
from mentores.web.office.promoter.forms import PromoterForm
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest) -> HttpResponse:
    form = PromoterForm(request.POST if request.method == "POST" else None, promoter=promoter())
    if not form.is_valid():
        return render(request, "office/promoter/page.html", {"form": form}, status=422 if form.is_bound else 200)
    update_promoter(
        by=request.viewer,
        at=timezone.now(),
        details={field: form.cleaned_data[field] for field in PROMOTER},
        legal_basis=form.text("legal_basis"),
        about=form.text("about"),
    )
    messages.success(request, _("The text is saved and shown on every page."))
    return redirect("office:promoter")
