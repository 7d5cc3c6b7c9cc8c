"""Mentors who are ready and wait for somebody: a volunteer who is forgotten does not come back."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateTimeField, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.matching.models import Proposal
from mentores.participants.lifecycle import MentorStanding, MentorState
from mentores.participants.models import Mentor, MentorMove, MentorQuerySet

IDLE_AFTER = timedelta(days=60)
CALLED_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Idle:
    """A mentor who waits, since the last thing that happened: training, contact, end of a mentorship or a proposal."""

    mentor: Mentor
    since: date

    def days(self, *, on: date) -> int:
        return (on - self.since).days


def idle_mentors(viewer: Viewer, *, on: date) -> list[Idle]:
    """The viewer's mentors who have been available for more than 60 days, the longest wait first."""
    since = _waiting_since(Mentor.objects.visible_to(viewer))
    long = {pk: day for pk, day in since.items() if day + IDLE_AFTER < on}
    mentors = Mentor.objects.select_related("person").in_bulk(long)
    return [Idle(mentor=mentors[pk], since=day) for pk, day in sorted(long.items(), key=lambda one: (one[1], one[0]))]


def idle_since(mentor: Mentor, *, on: date) -> date | None:
    """Since when this mentor waits, if that is more than 60 days; for pages that have loaded the mentor."""
    since = _waiting_since(Mentor.objects.filter(pk=mentor.pk)).get(mentor.pk, on)
    return since if since + IDLE_AFTER < on else None


def idle_due(viewer: Viewer, *, on: date) -> list[Due]:
    """A line for each mentor to call."""
    return [
        Due(
            kind="mentor",
            public_id=one.mentor.public_id,
            title=one.mentor.person.full_name,
            why=_("Is ready and has waited for more than 60 days. Call, offer something else, or say it openly."),
            since=one.since + IDLE_AFTER,
            by=one.since + IDLE_AFTER + CALLED_WITHIN,
        )
        for one in idle_mentors(viewer, on=on)
    ]


def _waiting_since(mentors: MentorQuerySet) -> dict[int, date]:
    """Those of `mentors` who are available and have no proposal open, each with the day since when."""
    busy = Proposal.objects.undecided().values("mentor")
    free = mentors.standing_as(MentorStanding.AVAILABLE).exclude(pk__in=busy)
    last_move = MentorMove.objects.filter(case=OuterRef("pk"), target=MentorState.READY).order_by("-at").values("at")
    asked = Proposal.objects.filter(mentor=OuterRef("pk")).order_by().values("mentor").annotate(last=Max("moves__at"))
    begun = Coalesce(Subquery(last_move[:1]), "accepted_at", output_field=DateTimeField())
    rows = free.annotate(
        since=Greatest(
            begun,
            Coalesce(Max("places__until"), begun),
            Coalesce(Subquery(asked.values("last")[:1]), begun),
            output_field=DateTimeField(),
        )
    )
    return {pk: timezone.localdate(since) for pk, since in rows.values_list("pk", "since")}
