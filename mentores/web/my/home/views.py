"""What waits for somebody who takes part, what is going on, and pausing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.admissions.selectors import applications_for
from mentores.consents.services import ConsentWithdrawn
from mentores.core.lifecycle import ActNotPossible
from mentores.evaluations.selectors import unanswered_for
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer
from mentores.matching.selectors import Seen, seen_by
from mentores.mentorships.lifecycle import OPEN
from mentores.mentorships.policies import Relation
from mentores.mentorships.selectors import cases_for
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.policies import mentee_acts_for, mentor_acts_for
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.participants.services import mentees, mentors
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Everything of one person on one page: to do, mentorships, parts taken, registrations."""
    viewer = request.viewer
    cases = sorted(cases_for(viewer), key=lambda case: case.ended_at is not None)
    mentor, mentee = mentors_for(viewer).first(), mentees_for(viewer).first()
    mentor_acts = mentor_acts_for(viewer, mentor) if mentor else []
    mentee_acts = mentee_acts_for(viewer, mentee) if mentee else []
    context = {
        "proposals": [_asked(seen) for seen in seen_by(viewer, state=ProposalState.OPEN)],
        "ratings": unanswered_for(viewer),
        "cases": cases,
        "mentor": mentor,
        "mentee": mentee,
        "is_mentored": any(case.relation == Relation.MENTEE and case.state in OPEN for case in cases),
        "acts": mentor_acts + mentee_acts,
        "applications": applications_for(viewer),
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


@require_POST
def pause_mentor(request: PersonRequest) -> HttpResponse:
    said = _("You take a break. Nobody asks you about a new person until you come back.")
    return _do(request, mentors.pause_mentor, mentors_for(request.viewer).first(), said)


@require_POST
def resume_mentor(request: PersonRequest) -> HttpResponse:
    said = _("You are back. We write to you when there is a person you could help.")
    return _do(request, mentors.resume_mentor, mentors_for(request.viewer).first(), said)


@require_POST
def pause_mentee(request: PersonRequest) -> HttpResponse:
    said = _("You take a break. We do not look for a mentor until you come back.")
    return _do(request, mentees.pause_mentee, mentees_for(request.viewer).first(), said)


@require_POST
def resume_mentee(request: PersonRequest) -> HttpResponse:
    said = _("We look for a mentor for you again. The days you waited before still count.")
    return _do(request, mentees.resume_mentee, mentees_for(request.viewer).first(), said)


def _do(request: PersonRequest, act: Callable[..., object], case: Mentor | Mentee | None, said: str) -> HttpResponse:
    """Do `act` to one's own part in the programme, and say what happened."""
    if case is None:
        raise Http404
    try:
        act(case, by=request.viewer, at=timezone.now())
    except ConsentWithdrawn:
        messages.warning(request, _("You have taken back your consent. First agree again, on the page with your data."))
    except ActNotPossible:
        messages.warning(request, _("This is not possible as things stand now. Nothing was changed."))
    else:
        messages.success(request, said)
    return redirect("my:home")
