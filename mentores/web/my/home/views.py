"""Where somebody stands, what comes next and who helps: the first page of one's own space."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.accounts.models import User
from mentores.admissions.selectors import applications_for
from mentores.evaluations.selectors import unanswered_for
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer
from mentores.matching.selectors import Seen, seen_by
from mentores.mentorships.selectors import cases_for
from mentores.participants.models import Side
from mentores.web.my.home.todo import tasks_of
from mentores.web.my.home.where import contacts_of, parts_of, waiting_applications
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Everything of one person on one page: to do, the parts taken, mentorships, contacts, registrations."""
    viewer, now = request.viewer, timezone.now()
    assert isinstance(viewer.person, User)  # the gate has asked
    parts, waiting = parts_of(viewer), waiting_applications(viewer)
    context = {
        "proposals": [_asked(seen) for seen in seen_by(viewer, state=ProposalState.OPEN)],
        "ratings": unanswered_for(viewer),
        "tasks": tasks_of(viewer, viewer.person.profile, parts, at=now),
        "parts": parts,
        "waiting": waiting,
        "contacts": contacts_of(parts, waiting),
        "cases": sorted(cases_for(viewer), key=lambda case: case.ended_at is not None),
        "applications": [one for one in applications_for(viewer) if one not in waiting],
    }
    return render(request, "my/home/page.html", context)


def _asked(seen: Seen) -> dict[str, object]:
    is_mentor = seen.side_asked == Side.MENTOR
    own = seen.mentor if is_mentor else seen.mentee
    return {
        "public_id": seen.public_id,
        "expires_at": seen.expires_at,
        "is_mentor": is_mentor,
        "said_yes": own.answer == Answer.YES,
    }
