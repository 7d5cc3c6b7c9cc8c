"""The first page of the office: four numbers, what waits for the national team, and what is an exception."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.accounts.viewer import Viewer
from mentores.admissions.selectors import applications_for
from mentores.core.due import Due
from mentores.messaging.selectors import held_for
from mentores.partners import selectors as partners
from mentores.privacy import selectors as privacy
from mentores.reporting.overdue import late_by_entity
from mentores.reporting.policies import may_follow_cases, may_see_figures
from mentores.reporting.selectors import exceptions, figures
from mentores.training import selectors as training
from mentores.web.requests import PersonRequest
from mentores.web.today import Line

MOST = 20
DO: Mapping[str, str | Promise] = {
    "entity": _("Open the entity"),
    "invitation": _("Open the national team"),
    "request": _("Answer the request"),
    "same-person": _("Compare the two people"),
    "session": _("Note who came"),
}

PAGES = {"same-person": "same-pair"}


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate()
    counted = may_see_figures(viewer)
    lines = _lines(viewer, on=today)
    told = {line.due.public_id for line in lines}
    context = {
        "figures": figures(viewer, on=today) if counted else None,
        "exceptions": [one for one in exceptions(viewer, on=today) if one.public_id not in told] if counted else [],
        "without_owner": applications_for(viewer).count(),
        "late": sum(row.late for row in late_by_entity(viewer, on=today)) if may_follow_cases(viewer) else 0,
        "lines": lines[:MOST],
        "more": len(lines) - MOST,
        "held": sum(pile.number for pile in held_for(viewer)),
    }
    return render(request, "office/home/page.html", context)


def _lines(viewer: Viewer, *, on: date) -> list[Line]:
    """What waits for the national coordinators, the longest overdue first."""
    waiting = (due for app in (partners, privacy, training) for due in app.due_for(viewer, on=on))
    dues = sorted(waiting, key=lambda due: (due.by, due.since))
    return [Line(due, due.is_late(on=on), _address(due), DO[due.kind]) for due in dues]


def _address(due: Due) -> str:
    """The page on which it is done."""
    if due.kind == "invitation":
        return reverse("office:team")
    return reverse(f"office:{PAGES.get(due.kind, due.kind)}", args=[due.public_id])
