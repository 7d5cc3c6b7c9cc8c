"""What a company contact may know of the volunteers: numbers, and none that is small."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ApplicationQuerySet
from mentores.mentorships.models import MentorshipMentor
from mentores.participants.lifecycle import MentorStanding, MentorState
from mentores.participants.models import Mentor, MentorQuerySet, Side
from mentores.partners.models import Campaign, Entity, Kind
from mentores.partners.recruiting import campaigns_for

SMALLEST_COUNT = 10
SHOWN = (MentorStanding.IN_TRAINING, MentorStanding.AVAILABLE, MentorStanding.MENTORING, MentorStanding.PAUSED)


@dataclass(frozen=True, slots=True)
class Volunteers:
    """None stands for a number below SMALLEST_COUNT, nothing included, or for one from which such could be told.

    `hours` are those of the meetings noted while a mentor led, told once enough mentors have met somebody. `by_link`:
    only those are counted who registered through a company's own link.
    """

    mentors: int | None
    mentorships: int | None
    hours: int | None
    by_standing: list[tuple[MentorStanding, int | None]]
    by_link: bool


@dataclass(frozen=True, slots=True)
class Recruited:
    """How many registered through a company's own link."""

    campaign: Campaign
    registered: int | None


def volunteers(viewer: Viewer) -> Volunteers:
    """The mentors of the viewer's companies, and the mentorships they began. Raises PermissionDenied.

    A network of companies counts the mentors whom it accompanies. Any other entity accompanies people of no company
    too: there only those count who registered through a company's own link, whoever accompanies them.
    """
    _check(viewer)
    network = Entity.objects.filter(pk__in=viewer.entities, kind=Kind.COMPANY_NETWORK).exists()
    counted = Mentor.objects.filter(entity__in=viewer.entities) if network else _recruited_mentors(viewer)
    mentors = counted.exclude(state=MentorState.INACTIVE)
    led = MentorshipMentor.objects.filter(mentor__in=counted, lead=True)
    began = led.filter(mentorship__started_at__isnull=False).order_by().values("mentorship").distinct()
    safe = without_small({standing: mentors.standing_as(standing).count() for standing in SHOWN})
    return Volunteers(
        mentors=_shown(mentors.count()),
        mentorships=_shown(began.count()),
        hours=_hours(led),
        by_standing=[(standing, safe[standing]) for standing in SHOWN],
        by_link=not network,
    )


def recruited(viewer: Viewer) -> list[Recruited]:
    """The links by which the viewer's companies recruit, each with the mentors registered. Raises PermissionDenied."""
    _check(viewer)
    campaigns = campaigns_for(viewer)
    came = _by_link(viewer).order_by().values_list("campaign")
    counts = dict(came.annotate(number=Count("person", distinct=True)))
    return [Recruited(one, _shown(counts.get(one.public_id, 0))) for one in campaigns]


def without_small(counts: Mapping[MentorStanding, int]) -> dict[MentorStanding, int | None]:
    """The counts without the small ones, and without those from which, with the sum, a small one could be told."""
    shown = {key: number for key, number in counts.items() if number >= SMALLEST_COUNT}
    hidden = [number for key, number in counts.items() if key not in shown]
    while hidden and shown and (len(hidden) == 1 or sum(hidden) < SMALLEST_COUNT):
        least = min(shown, key=lambda key: shown[key])
        hidden.append(shown.pop(least))
    return {key: shown.get(key) for key in counts}


def _hours(led: QuerySet[MentorshipMentor]) -> int | None:
    """Whole hours together, unless fewer than SMALLEST_COUNT mentors have met somebody."""
    held_on = F("mentorship__meetings__held_on")
    met = led.annotate(first=TruncDate("since"), last=TruncDate("until"), held_on=held_on)
    met = met.filter(held_on__gte=F("first")).filter(Q(last=None) | Q(held_on__lte=F("last")))
    told = met.aggregate(mentors=Count("mentor", distinct=True), minutes=Sum("mentorship__meetings__minutes"))
    return told["minutes"] // 60 if told["mentors"] >= SMALLEST_COUNT else None


def _by_link(viewer: Viewer) -> ApplicationQuerySet:
    """The applications of mentors that came through the links of the viewer's companies."""
    links = Campaign.objects.visible_to(viewer).values("public_id")
    return Application.objects.filter(side=Side.MENTOR, campaign__in=links)


def _recruited_mentors(viewer: Viewer) -> MentorQuerySet:
    return Mentor.objects.filter(person__in=_by_link(viewer).values("person"))


def _check(viewer: Viewer) -> None:
    if viewer.role != Role.COMPANY_CONTACT:
        raise PermissionDenied


def _shown(number: int) -> int | None:
    return number if number >= SMALLEST_COUNT else None
