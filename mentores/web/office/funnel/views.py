"""How far the people of the network, or of one entity, come; in how many days; and who waits now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.partners.selectors import directory
from mentores.reporting.ageing import ageing
from mentores.reporting.funnel import by_entity, funnels
from mentores.web.requests import PersonRequest
from mentores.web.road import PeriodForm, told


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    today, form = timezone.localdate(), PeriodForm(request.GET or None)
    period = form.period(today=today)
    entities = list(directory(on=today))
    entity = next((one for one in entities if one.public_id == request.GET.get("entity")), None)
    found = funnels(request.viewer, since=period.since, until=period.until, entity=entity)
    context = {
        "form": form,
        "period": period,
        "entities": entities,
        "chosen": entity,
        "funnels": [told(one) for one in found],
        "by_entity": [] if entity else by_entity(request.viewer, since=period.since, until=period.until),
        "ageing": ageing(request.viewer, entity=entity, on=today),
    }
    return render(request, "office/funnel/page.html", context, status=422 if form.errors else 200)
