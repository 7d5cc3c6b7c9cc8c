"""What has happened at an entity since somebody last looked: counts only."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ApplicationMove
from mentores.matching.models import Proposal, ProposalMove
from mentores.mentorships.models import Meeting, Mentorship
from mentores.reporting.policies import may_see_own_figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`decided` are applications that were accepted or not, `answers` those of people to proposals."""

    registered: int
    decided: int
    withdrawn: int
    answers: int
    opened: int
    meetings: int
    ended: int

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def changes(viewer: Viewer, *, since: datetime) -> Changes:
    """At the viewer's own entity, after a moment. Raises PermissionDenied."""
    if not may_see_own_figures(viewer):
        raise PermissionDenied
    own = {"entity__in": viewer.entities}
    applications, mentorships = Application.objects.filter(**own), Mentorship.objects.filter(**own)
    moves = ApplicationMove.objects.filter(case__in=applications, at__gt=since)
    answers = ProposalMove.objects.filter(case__in=Proposal.objects.visible_to(viewer), at__gt=since)
    return Changes(
        registered=applications.filter(submitted_at__gt=since).count(),
        decided=moves.filter(act__in=["accept", "decline"]).count(),
        withdrawn=moves.filter(act="withdraw").count(),
        answers=answers.filter(act="answer").count(),
        opened=mentorships.filter(opened_at__gt=since).count(),
        meetings=Meeting.objects.filter(mentorship__in=mentorships, logged_at__gt=since).count(),
        ended=mentorships.filter(ended_at__gt=since).count(),
    )
