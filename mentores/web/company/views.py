"""How many volunteers of the company take part: numbers only, and none that could point at somebody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mentores.partners.selectors import own_entity
from mentores.reporting.company import SMALLEST_COUNT, volunteers
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    context = {
        "entity": own_entity(request.viewer),
        "volunteers": volunteers(request.viewer),
        "smallest": SMALLEST_COUNT,
    }
    return render(request, "company/page.html", context)
