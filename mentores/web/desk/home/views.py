"""Today: what waits for the entity, and how it stands."""

from collections.abc import Mapping
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions import selectors as admissions
from mentores.core.due import Due
from mentores.matching import selectors as matching
from mentores.mentorships import selectors as mentorships
from mentores.mentorships.lifecycle import OPEN
from mentores.participants import selectors as participants
from mentores.participants.lifecycle import MentorState
from mentores.partners import selectors as partners
from mentores.partners.lifecycle import State as EntityState
from mentores.partners.models import Entity
from mentores.partners.policies import MAY
from mentores.web.desk.contacts.reach import contacts_for
from mentores.web.desk.entity.gaps import gaps_of
from mentores.web.desk.entity.views import own
from mentores.web.requests import PersonRequest
from mentores.web.today import Line

ROWS = 20
LONGEST_WAITS = 5
DO: Mapping[str, str | Promise] = {
    "application": _("Decide on the application"),
    "entity": _("Open the card"),
    "invitation": _("See the invitations"),
    "mentor": _("Finish the training"),
    "mentor-consents": _("Open the consents"),
    "mentee-consents": _("Open the consents"),
    "proposal": _("Open the proposal"),
    "referral": _("Answer the other entity"),
    "mentorship": _("Open the mentorship"),
}
WITHOUT_CASE = {"entity": "desk:entity", "invitation": "desk:people"}
LOOK_FOR = _("Look for a mentor")
LOOK = _("Open the page")


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate()
    entity = own(request)
    if entity.state == EntityState.PREPARATION:
        return _preparation(request, entity, on=today)
    searching = [row for row in matching.waiting_for(viewer, on=today) if row.needs_a_mentor]
    return render(
        request,
        "desk/home/page.html",
        {
            "today": today,
            "entity": entity,
            "is_insured": entity.is_insured(on=today),
            "people": partners.colleagues(viewer, on=today),
            "to_contact": contacts_for(viewer, on=today).count(),
            "page": Paginator(_lines(viewer, on=today), ROWS).get_page(request.GET.get("page")),
            "look": LOOK_FOR if viewer.role in CASE_ROLES else LOOK,
            "longest": searching[:LONGEST_WAITS],
            "searching": len(searching),
            "undecided": admissions.applications_for(viewer).undecided().count(),
            "running": mentorships.mentorships_for(viewer).filter(state__in=OPEN, entity__in=viewer.entities).count(),
            "ready": participants.mentors_for(viewer, state=MentorState.READY).count(),
        },
    )


def _preparation(request: PersonRequest, entity: Entity, *, on: date) -> HttpResponse:
    """The first page of an entity that does not work with people yet: what is missing, and what comes next."""
    context = {
        "entity": entity,
        "missing": gaps_of(entity, on=on),
        "people": partners.colleagues(request.viewer, on=on),
        "may_edit": MAY["update_entity"](request.viewer, entity),
    }
    return render(request, "desk/home/preparation.html", context)


def _lines(viewer: Viewer, *, on: date) -> list[Line]:
    """Everything that waits for the viewer's entity, what should have been done longest ago first."""
    apps = (partners, admissions, participants, matching, mentorships)
    dues = sorted((due for app in apps for due in app.due_for(viewer, on=on)), key=lambda due: (due.by, due.since))
    acts = viewer.role in CASE_ROLES
    return [
        Line(
            due=due,
            is_late=due.is_late(on=on),
            address=_address(due),
            label=DO[due.kind] if acts else LOOK,
        )
        for due in dues
    ]


def _address(due: Due) -> str:
    """The page on which it is done."""
    page = WITHOUT_CASE.get(due.kind)
    return reverse(page) if page else reverse(f"desk:{due.kind}", args=[due.public_id])
