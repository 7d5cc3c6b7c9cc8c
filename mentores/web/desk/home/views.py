"""Today: what waits for the entity, what has changed, and how it stands."""

from datetime import date, datetime, time

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions import selectors as admissions
from mentores.audit.selectors import last_seen
from mentores.matching import selectors as matching
from mentores.mentorships import selectors as mentorships
from mentores.mentorships.lifecycle import OPEN
from mentores.participants import selectors as participants
from mentores.participants.lifecycle import MentorState
from mentores.partners import selectors as partners
from mentores.partners.lifecycle import State as EntityState
from mentores.partners.models import Entity
from mentores.partners.policies import MAY
from mentores.reporting.changes import changes
from mentores.web.desk.contacts.reach import contacts_for
from mentores.web.desk.entity.gaps import gaps_of
from mentores.web.desk.entity.views import own
from mentores.web.desk.home.tasks import LOOK, MINE, tasks_for
from mentores.web.requests import PersonRequest

ROWS = 20
LONGEST_WAITS = 5
LOOK_FOR = _("Look for a mentor")


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate()
    entity = own(request)
    if entity.state == EntityState.PREPARATION:
        return _preparation(request, entity, on=today)
    whose = MINE if request.GET.get("whose") == MINE else ""
    searching = [row for row in matching.waiting_for(viewer, on=today) if row.needs_a_mentor]
    return render(
        request,
        "desk/home/page.html",
        {
            "today": today,
            "entity": entity,
            "may_edit": MAY["update_entity"](viewer, entity),
            "is_insured": entity.is_insured(on=today),
            "people": partners.colleagues(viewer, on=today),
            "to_contact": contacts_for(viewer, on=today).count(),
            "whose": whose,
            "page": Paginator(tasks_for(viewer, on=today, whose=whose), ROWS).get_page(request.GET.get("page")),
            **_since_last_visit(viewer, on=today),
            "look": LOOK_FOR if viewer.role in CASE_ROLES else LOOK,
            "longest": searching[:LONGEST_WAITS],
            "searching": len(searching),
            "undecided": admissions.applications_for(viewer).undecided().count(),
            "running": mentorships.mentorships_for(viewer).filter(state__in=OPEN, entity__in=viewer.entities).count(),
            "ready": participants.mentors_for(viewer, state=MentorState.READY).count(),
        },
    )


def _since_last_visit(viewer: Viewer, *, on: date) -> dict[str, object]:
    """What has happened since the person was last here, on a day before."""
    before = last_seen(viewer, before=timezone.make_aware(datetime.combine(on, time.min)))
    return {"last_visit": before, "changes": changes(viewer, since=before)} if before else {}


def _preparation(request: PersonRequest, entity: Entity, *, on: date) -> HttpResponse:
    """The first page of an entity that does not work with people yet: what is missing, and what comes next."""
    context = {
        "entity": entity,
        "missing": gaps_of(entity, on=on),
        "people": partners.colleagues(request.viewer, on=on),
        "may_edit": MAY["update_entity"](request.viewer, entity),
    }
    return render(request, "desk/home/preparation.html", context)
