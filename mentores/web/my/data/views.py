"""What the programme knows of oneself, to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_safe

from mentores.accounts.models import User
from mentores.participants.models import Profile, Side
from mentores.web.my.data.consents import rows_of
from mentores.web.requests import PersonRequest
from mentores.web.widgets import PERIODS, Text


@require_safe
def data(request: PersonRequest) -> HttpResponse:
    person = request.viewer.person
    assert isinstance(person, User)  # the gate has asked
    profile = person.profile
    areas = list(profile.areas.select_related("area").order_by("rank"))
    context = {
        "person": person,
        "profile": profile,
        "languages": profile.languages.select_related("language"),
        "offers": [row.area for row in areas if row.side == Side.MENTOR],
        "needs": [row.area for row in areas if row.side == Side.MENTEE],
        "week": _week(profile),
        "consents": rows_of(person),
    }
    return render(request, "my/data/page.html", context)


def _week(profile: Profile) -> list[tuple[Text, list[Text]]]:
    """The days with free time, and which times of the day."""
    days: list[tuple[Text, list[Text]]] = []
    for day, name in WEEKDAYS.items():
        first = day * len(PERIODS)
        free: list[Text] = [
            period for bit, period in enumerate(PERIODS, start=first) if profile.availability >> bit & 1
        ]
        if free:
            days.append((name, free))
    return days
