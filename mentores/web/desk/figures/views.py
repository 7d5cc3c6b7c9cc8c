"""How far the entity's people come, in how many days, and who waits now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.reporting.ageing import ageing
from mentores.reporting.funnel import funnels
from mentores.web.requests import PersonRequest
from mentores.web.road import PeriodForm, told


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    today, form = timezone.localdate(), PeriodForm(request.GET or None)
    period = form.period(today=today)
    found = funnels(request.viewer, since=period.since, until=period.until)
    context = {
        "form": form,
        "period": period,
        "funnels": [told(one) for one in found],
        "ageing": ageing(request.viewer, on=today),
    }
    return render(request, "desk/figures/page.html", context, status=422 if form.errors else 200)
