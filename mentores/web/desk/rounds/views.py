"""Suggestions for everybody who waits at once. A person decides about each pair."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.matching.selectors import round_for
from mentores.web.desk.rounds.forms import SeedForm
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    """The plan drawn with the number in `seed`, or with the day's."""
    today = timezone.localdate()
    form = SeedForm(request.GET if "seed" in request.GET else None, initial={"seed": seed_of(today)})
    seed = form.cleaned_data["seed"] if form.is_valid() else seed_of(today)
    found = round_for(request.viewer, on=today, seed=seed)
    return render(request, "desk/rounds/page.html", {"form": form, "round": found}, status=422 if form.errors else 200)


def seed_of(day: date) -> int:
    """A number that everybody knows and nobody chose: the day itself."""
    return int(day.strftime("%Y%m%d"))
