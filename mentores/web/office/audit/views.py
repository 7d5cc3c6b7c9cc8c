"""The record of acts and of readings, for the auditor: what, when, in which role; never a name."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mentores.accounts.roles import Role
from mentores.reporting.selectors import apps_of_the_record, readings_for, record_for
from mentores.web.requests import PersonRequest

READINGS = "readings"  # stands in the choice beside the parts of the platform


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    app = request.GET.get("app", "")
    found = readings_for(request.viewer) if app == READINGS else record_for(request.viewer, app=app)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    rows = [(event, Role(event.role).label) for event in page]  # type: ignore[attr-defined]  # acts and readings have one
    context = {"page": page, "rows": rows, "app": app, "apps": [*apps_of_the_record(request.viewer), READINGS]}
    return render(request, "office/audit/page.html", context)
