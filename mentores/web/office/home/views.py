"""The first page of the office: four numbers, and what is an exception."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.admissions.selectors import applications_for
from mentores.reporting.policies import may_see_figures
from mentores.reporting.selectors import exceptions, figures
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    today = timezone.localdate()
    counted = may_see_figures(request.viewer)
    context = {
        "figures": figures(request.viewer, on=today) if counted else None,
        "exceptions": exceptions(request.viewer, on=today) if counted else [],
        "without_owner": applications_for(request.viewer).count(),
    }
    return render(request, "office/home/page.html", context)
