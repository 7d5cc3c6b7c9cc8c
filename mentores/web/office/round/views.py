"""What would serve the whole network best; the entities decide."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.matching.selectors import round_for
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    today = timezone.localdate()
    found = round_for(request.viewer, on=today, seed=int(today.strftime("%Y%m%d")))
    return render(request, "office/round/page.html", {"round": found})
