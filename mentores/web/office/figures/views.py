"""The programme's figures on a day, for people and for machines."""

from datetime import date

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.evaluations.models import Value
from mentores.reporting.selectors import Figures, figures
from mentores.territories.selectors import areas
from mentores.web.office.figures.forms import DayForm
from mentores.web.requests import PersonRequest

PILOT_GROUPS = {
    "P1": _("Qualification and job search"),
    "P2": _("Entrepreneurship"),
    "P3": _("Citizenship, participation, rights and interculturality"),
    "P4": _("Other areas, such as leisure and general information"),
}


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
        "ratings": _ratings(found),
        "pilot_groups": _pilot_groups(found),
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


def _ratings(found: Figures) -> list[tuple[str | Promise, int, int]]:
    """Each value in words, with how many mentors and how many mentees gave it."""
    by_mentors, by_mentees = found.ratings["mentor"], found.ratings["mentee"]
    return [(value.label, by_mentors[value.name.lower()], by_mentees[value.name.lower()]) for value in Value]


def _pilot_groups(found: Figures) -> list[tuple[str | Promise, int, float]]:
    """Each group of areas of the pilot in words, with its concluded mentorships and their share."""
    if found.pilot is None:
        return []
    return [(PILOT_GROUPS[code], number, found.pilot.shares[code]) for code, number in found.pilot.by_group.items()]
