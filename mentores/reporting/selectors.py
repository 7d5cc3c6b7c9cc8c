"""The programme's figures on a day. Days are those of Lisbon.

A mentorship counts for the mentee's entity and for its main area: *running* from the day both people said yes until it
ends, *ended* afterwards. One that never began, or was opened by mistake, is not a process. People count from the day
they registered, whatever became of them.
"""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.evaluations.models import Rating, Value
from mentores.mentorships.lifecycle import ENDED, NEVER_BEGAN
from mentores.mentorships.models import Mentorship
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Phase, Side
from mentores.partners.models import Entity, Membership
from mentores.reporting.models import Publication
from mentores.reporting.policies import may_see_figures
from mentores.territories.models import SupportArea

PILOT_GROUPS = ("P1", "P2", "P3", "P4")


@dataclass(frozen=True, slots=True)
class Processes:
    total: int
    running: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFigures:
    code: str
    name: str
    mentors: int
    mentees: int
    running: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigures:
    code: str
    running: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The network phase. `by_entity` names every active entity, `by_area` the areas with a process."""

    entities: int
    mentors: int
    mentees: int
    processes: Processes
    by_entity: list[EntityFigures]
    by_area: list[AreaFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """The pilot on its closing day: concluded processes by group of areas, with shares in per cent."""

    processes: int
    running: int
    concluded: int
    by_group: dict[str, int]
    shares: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was printed, where it differs from what is counted."""

    entities_announced: int
    entities_listed: int
    notes: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    on: str
    network: Network
    ratings: dict[str, dict[str, int]]
    pilot: Pilot | None
    published: Published | None

    def as_json(self) -> dict[str, object]:
        """Plain values, in a fixed order; pilot and published only where figures were published."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def figures(viewer: Viewer, *, on: date) -> Figures:
    """Every figure of the programme on a day. Raises PermissionDenied for those who may not see exact counts."""
    if not may_see_figures(viewer):
        raise PermissionDenied
    publication = Publication.objects.filter(published_on__lte=on).order_by("-published_on").first()
    return Figures(
        on=on.isoformat(),
        network=_network(on),
        ratings=_ratings(on),
        pilot=_pilot(publication.pilot_closed_on) if publication else None,
        published=Published(
            entities_announced=publication.entities_announced,
            entities_listed=publication.entities_listed,
            notes=publication.notes,
        )
        if publication
        else None,
    )


def _network(on: date) -> Network:
    processes = Mentorship.objects.filter(phase=Phase.NETWORK)
    running, ended = _running(processes, on), _ended(processes, on)
    registered = Application.objects.filter(phase=Phase.NETWORK, submitted_at__date__lte=on)
    return Network(
        entities=Entity.objects.in_network(on=on).count(),
        mentors=_people(registered, Side.MENTOR),
        mentees=_people(registered, Side.MENTEE),
        processes=Processes(running.count() + ended.count(), running.count(), ended.count()),
        by_entity=_by_entity(registered, running, ended, on),
        by_area=_by_area(running, ended),
    )


def _running(processes: QuerySet[Mentorship], on: date) -> QuerySet[Mentorship]:
    not_yet_ended = Q(ended_at=None) | Q(ended_at__date__gt=on)
    return processes.exclude(state__in=NEVER_BEGAN).filter(not_yet_ended, opened_at__date__lte=on)


def _ended(processes: QuerySet[Mentorship], on: date) -> QuerySet[Mentorship]:
    return processes.filter(state__in=ENDED, ended_at__date__lte=on)


def _people(registered: QuerySet[Application], side: str) -> int:
    return registered.filter(side=side).values("person").distinct().count()


def _by_entity(
    registered: QuerySet[Application], running: QuerySet[Mentorship], ended: QuerySet[Mentorship], on: date
) -> list[EntityFigures]:
    mentors = _counted(registered.filter(side=Side.MENTOR), "entity", "person")
    mentees = _counted(registered.filter(side=Side.MENTEE), "entity", "person")
    now, before = _counted(running, "entity"), _counted(ended, "entity")
    return [
        EntityFigures(
            code=entity.code,
            name=entity.name,
            mentors=mentors.get(entity.pk, 0),
            mentees=mentees.get(entity.pk, 0),
            running=now.get(entity.pk, 0),
            ended=before.get(entity.pk, 0),
        )
        for entity in Entity.objects.in_network(on=on).order_by("sort_order", "code")
    ]


def _by_area(running: QuerySet[Mentorship], ended: QuerySet[Mentorship]) -> list[AreaFigures]:
    now, before = _counted(running, "main_area"), _counted(ended, "main_area")
    areas = SupportArea.objects.filter(code__in=[*now, *before]).order_by("sort_order")
    return [AreaFigures(code=area.code, running=now.get(area.pk, 0), ended=before.get(area.pk, 0)) for area in areas]


def _counted(rows: QuerySet, field: str, what: str = "pk") -> dict[int | str, int]:  # type: ignore[type-arg]
    """Value of `field` → how many different `what`."""
    return {
        row[field]: row["number"] for row in rows.order_by().values(field).annotate(number=Count(what, distinct=True))
    }


def _ratings(on: date) -> dict[str, dict[str, int]]:
    """Side → value → how many, for mentorships of the network."""
    given = Rating.objects.filter(mentorship__phase=Phase.NETWORK, rated_at__date__lte=on)
    counts = {
        (row["side"], row["value"]): row["number"]
        for row in given.order_by().values("side", "value").annotate(number=Count("pk"))
    }
    return {
        side.value: {value.name.lower(): counts.get((side.value, value.value), 0) for value in Value} for side in Side
    }


def _pilot(closed_on: date) -> Pilot:
    processes = Mentorship.objects.filter(phase=Phase.PILOT)
    running, concluded = _running(processes, closed_on), _ended(processes, closed_on)
    rows = concluded.order_by().values(group=F("main_area__pilot_group")).annotate(number=Count("pk"))
    by_group = dict.fromkeys(PILOT_GROUPS, 0) | {row["group"]: row["number"] for row in rows}
    total = sum(by_group.values())
    return Pilot(
        processes=running.count() + total,
        running=running.count(),
        concluded=total,
        by_group=by_group,
        shares={group: _percent(number, total) for group, number in by_group.items()},
    )


def _percent(number: int, total: int) -> float:
    """One decimal, halves up, as people round."""
    share = Decimal(100 * number) / Decimal(total or 1)
    return float(share.quantize(Decimal("0.1"), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Finding:
    """An entity that needs a word from the national team, and why."""

    public_id: str
    name: str
    why: str | Promise


def exceptions(viewer: Viewer, *, on: date) -> list[Finding]:
    """Active entities without a coordinator, and those where people wait and no mentorship has ever begun."""
    if not may_see_figures(viewer):
        raise PermissionDenied
    active = Entity.objects.active(on=on).order_by("folded_name")
    coordinated = Membership.objects.open(on=on).filter(role=Role.COORDINATOR).values("entity")
    waiting = Mentee.objects.filter(state=MenteeState.WAITING).values("entity")
    began = Mentorship.objects.exclude(state__in=NEVER_BEGAN).values("entity")
    idle = active.filter(pk__in=waiting).exclude(pk__in=began)
    alone = active.exclude(pk__in=coordinated)
    return [
        *(Finding(one.public_id, one.name, _("It has no coordinator.")) for one in alone),
        *(Finding(one.public_id, one.name, _("People wait here, and no mentorship has begun.")) for one in idle),
    ]
