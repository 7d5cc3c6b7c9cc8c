"""Who waits where, and since when: what is open now, by how long it has been so. Days are those of Lisbon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import OPEN
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import Mentorship
from mentores.participants.lifecycle import MenteeStanding, MentorStanding
from mentores.participants.models import Mentee, Mentor
from mentores.partners.models import Entity
from mentores.reporting.funnel import middle, scope

UP_TO = (15, 30, 60, 90)  # days; what is older stands in a last group


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Those who stand at one point: how many, the median and the longest of their days, and how many in each group."""

    label: str | Promise
    number: int
    days: float | None
    longest: int
    groups: list[int]


def ageing(viewer: Viewer, *, on: date, entity: Entity | None = None) -> list[Waiting]:
    """Every point of the road at which somebody waits now, whom it waits for first: of the viewer's own entity.

    For the office of the network, or of one entity. Raises PermissionDenied.
    """
    of = scope(viewer, entity)
    open_now = Application.objects.filter(state__in=OPEN, **of).values_list("state", "state_since")
    since: dict[str, list[datetime]] = {}
    for state, moment in open_now:
        since.setdefault(state, []).append(moment)
    return [
        *(_waiting(ApplicationState(state).label, since.get(state, []), on=on) for state in OPEN),
        _waiting(_("mentors who wait for training"), _mentors(of, MentorStanding.IN_TRAINING), on=on),
        _waiting(_("mentors who wait for somebody to accompany"), _mentors(of, MentorStanding.AVAILABLE), on=on),
        _waiting(_("mentees who wait for a mentor"), _mentees(of), on=on),
        _waiting(_("pairs who have not met yet"), _not_met(of), on=on),
    ]


def _waiting(label: str | Promise, since: Iterable[datetime], *, on: date) -> Waiting:
    days = [max(0, (on - timezone.localdate(moment)).days) for moment in since]
    edges = [-1, *UP_TO]
    return Waiting(
        label=label,
        number=len(days),
        days=middle(days),
        longest=max(days, default=0),
        groups=[
            *(sum(low < one <= high for one in days) for low, high in zip(edges, UP_TO, strict=False)),
            sum(one > UP_TO[-1] for one in days),
        ],
    )


def _mentors(of: dict[str, Any], standing: str) -> Iterable[datetime]:
    """Since their last step, or since the last person they accompanied."""
    there = Mentor.objects.filter(**of).standing_as(standing)
    last = Coalesce(Max("moves__at", filter=~Q(moves__source=F("moves__target"))), F("accepted_at"))
    ended = Coalesce(Max("mentorships__until"), F("accepted_at"))
    return there.annotate(since=Greatest(last, ended)).values_list("since", flat=True)


def _mentees(of: dict[str, Any]) -> Iterable[datetime]:
    there = Mentee.objects.filter(**of).standing_as(MenteeStanding.WAITING)
    return there.values_list("waiting_since", flat=True)


def _not_met(of: dict[str, Any]) -> Iterable[datetime]:
    return Mentorship.objects.filter(state=MentorshipState.PREPARATION, **of).values_list("opened_at", flat=True)
