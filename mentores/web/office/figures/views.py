"""The programme's figures on a day, for people and for machines."""

from datetime import date

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.evaluations.models import Value
from mentores.reporting.selectors import figures
from mentores.territories.selectors import areas
from mentores.web.office.figures.forms import DayForm
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    form = DayForm(request.GET or None)
    on = _day(form)
    found = figures(request.viewer, on=on)
    names = {area.code: area for area in areas()}
    context = {
        "form": form,
        "on": on,
        "figures": found,
        "areas": [(names[row.code], row) for row in found.network.by_area],
        "ratings": [
            (Value[name.upper()].label, mentors, found.ratings["mentee"][name])
            for name, mentors in found.ratings["mentor"].items()
        ],
    }
    return render(request, "office/figures/page.html", context, status=422 if form.errors else 200)


@require_safe
def for_machines(request: PersonRequest) -> HttpResponse:
    form = DayForm(request.GET or None)
    found = figures(request.viewer, on=_day(form))
    if form.errors:
        return JsonResponse({"errors": form.errors}, status=422)
    return JsonResponse(found.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _day(form: DayForm) -> date:
    """The day asked for, or today."""
    return form.cleaned_data["on"] if form.is_valid() and form.cleaned_data["on"] else timezone.localdate()
