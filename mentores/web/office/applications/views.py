"""Applications that no entity has: the national team gives each to one, with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.admissions import services
from mentores.admissions.routing import offers
from mentores.admissions.selectors import applications_for
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.selectors import active_entity
from mentores.web.office.applications.forms import AssignForm
from mentores.web.participation.answers import SITUATIONS
from mentores.web.requests import PersonRequest

SHOWN = 6


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    today = timezone.localdate()
    page = Paginator(applications_for(request.viewer), 25).get_page(request.GET.get("page"))
    rows = [(application, application.waited_days(on=today)) for application in page]
    return render(request, "office/applications/listing.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    application = get_object_or_404(applications_for(request.viewer), public_id=public_id)
    today = timezone.localdate()
    form = AssignForm(request.POST if request.method == "POST" else None, on=today)
    if not form.is_valid():
        found = offers(application.profile, side=application.side, on=today)[:SHOWN]
        context = {
            "application": application,
            "situation": SITUATIONS.get(application.profile.public),
            "form": form,
            "offers": found,
        }
        return render(request, "office/applications/page.html", context, status=422 if form.is_bound else 200)
    entity = active_entity(form.cleaned_data["entity"], on=today)
    assert entity is not None  # the form offers only active entities
    by = request.viewer.giving(form.cleaned_data["reason"])
    try:
        services.assign(application, entity=entity, by=by, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This application has been decided in the meantime."))
    else:
        messages.success(request, _("The application was given to %(entity)s.") % {"entity": entity.name})
    return redirect("office:applications")
