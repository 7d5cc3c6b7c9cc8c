"""The road from registration to a first meeting: how many get how far, and in how many days.

Counted are the people who registered within a period, each where the entity that has their application now. Somebody
who reached a step has reached every step before it. The days between two steps are counted for those of whom both
moments are known; of several times, the first counts. Days are those of Lisbon.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Min, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ApplicationMove, ApplicationQuerySet
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import Mentorship, MentorshipMentor
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import MentorMove, Phase, Side
from mentores.partners.models import Entity
from mentores.reporting.policies import may_see_figures, may_see_own_figures


class Stage(TextChoices):
    """The steps of the road, in their order."""

    REGISTERED = "registered", _("registered")
    REACHED = "reached", _("first contact")
    INTERVIEWED = "interviewed", _("interviewed")
    ACCEPTED = "accepted", _("accepted")
    READY = "ready", _("ready to be a mentor")
    PAIRED = "paired", _("in a mentorship")
    MET = "met", _("met for the first time")


STAGES: Mapping[str, Sequence[Stage]] = {
    Side.MENTEE: [stage for stage in Stage if stage != Stage.READY],
    Side.MENTOR: list(Stage),
}
SPOKEN_WITH = ("reach", "book", "interview")

Moments = dict[Stage, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How many reached a stage; the median of the days since the stage before, and since registration, if known."""

    stage: Stage
    number: int
    days: float | None
    days_in_all: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """One side of the programme, from the first step to the last."""

    side: Side
    steps: list[Step]

    @property
    def registered(self) -> int:
        return self.steps[0].number


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFunnel:
    """One entity of the network: how far people of both sides came with it. Medians as in Step."""

    public_id: str
    name: str
    registered: int
    accepted: int
    paired: int
    days_to_contact: float | None
    days_to_decision: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """One registration: who has it, on which side, and when each step was reached."""

    entity_id: int | None
    side: str
    moments: Moments


def funnels(viewer: Viewer, *, since: date, until: date, entity: Entity | None = None) -> list[Funnel]:
    """Mentees and mentors who registered within a period: of the viewer's own entity; for the office of the network.

    The office may choose one entity. Raises PermissionDenied.
    """
    roads = _roads(scope(viewer, entity), since=since, until=until)
    return [
        Funnel(side=side, steps=_steps([road.moments for road in roads if road.side == side], STAGES[side]))
        for side in (Side.MENTEE, Side.MENTOR)
    ]


def by_entity(viewer: Viewer, *, since: date, until: date) -> list[EntityFunnel]:
    """Every entity with a registration within a period, by name; for the office. Raises PermissionDenied."""
    if not may_see_figures(viewer):
        raise PermissionDenied
    roads: dict[int | None, list[Moments]] = {}
    for road in _roads(scope(viewer, None), since=since, until=until):
        roads.setdefault(road.entity_id, []).append(road.moments)
    named = Entity.objects.filter(pk__in=[one for one in roads if one]).order_by("folded_name", "pk")
    return [_of_entity(entity, roads[entity.pk]) for entity in named]


def scope(viewer: Viewer, entity: Entity | None) -> dict[str, Any]:
    """As a filter takes it: the viewer's own entity; for the office one entity or all. Raises PermissionDenied."""
    if may_see_own_figures(viewer):
        return {"entity__in": viewer.entities}
    if not may_see_figures(viewer):
        raise PermissionDenied
    return {"entity": entity} if entity else {}


def middle(days: Iterable[int]) -> float | None:
    """The median; nothing of nothing."""
    known = list(days)
    return median(known) if known else None


def _of_entity(entity: Entity, moments: list[Moments]) -> EntityFunnel:
    steps = {step.stage: step for step in _steps(moments, list(Stage))}
    return EntityFunnel(
        public_id=entity.public_id,
        name=entity.name,
        registered=steps[Stage.REGISTERED].number,
        accepted=steps[Stage.ACCEPTED].number,
        paired=steps[Stage.PAIRED].number,
        days_to_contact=steps[Stage.REACHED].days_in_all,
        days_to_decision=steps[Stage.ACCEPTED].days_in_all,
    )


def _steps(roads: list[Moments], stages: Sequence[Stage]) -> list[Step]:
    return [
        Step(
            stage=stage,
            number=sum(any(later in road for later in stages[number:]) for road in roads),
            days=_between(roads, stages[number - 1], stage) if number else None,
            days_in_all=_between(roads, Stage.REGISTERED, stage) if number else None,
        )
        for number, stage in enumerate(stages)
    ]


def _between(roads: list[Moments], one: Stage, other: Stage) -> float | None:
    return middle(
        max(0, (timezone.localdate(road[other]) - timezone.localdate(road[one])).days)
        for road in roads
        if one in road and other in road
    )


def _roads(of: dict[str, Any], *, since: date, until: date) -> list[Road]:
    """Every registration of a period with the moments of its steps, in as many questions for one as for thousands."""
    registered = Application.objects.filter(
        phase=Phase.NETWORK, submitted_at__date__gte=since, submitted_at__date__lte=until, **of
    )
    spoken, interviewed = _first(registered, *SPOKEN_WITH), _first(registered, "interview")
    accepted = _first(registered, "accept")
    after = {Side.MENTEE: _as_mentees(registered), Side.MENTOR: _as_mentors(registered)}
    rows = registered.order_by("submitted_at", "pk").values_list(
        "pk", "person", "entity", "side", "submitted_at", "reached_at"
    )
    return [
        Road(
            entity_id=entity,
            side=side,
            moments=_known(
                {
                    Stage.REGISTERED: submitted_at,
                    Stage.REACHED: reached_at or spoken.get(pk),
                    Stage.INTERVIEWED: interviewed.get(pk),
                    Stage.ACCEPTED: accepted.get(pk),
                    **(after[Side(side)].get(person, {}) if pk in accepted else {}),
                }
            ),
        )
        for pk, person, entity, side, submitted_at, reached_at in rows
    ]


def _known(moments: Mapping[Stage, datetime | None]) -> Moments:
    return {stage: moment for stage, moment in moments.items() if moment is not None}


def _first(registered: ApplicationQuerySet, *acts: str) -> dict[int, datetime]:
    """Application → when one of the acts was first done."""
    moves = ApplicationMove.objects.filter(case__in=registered, act__in=acts)
    return dict(moves.order_by().values_list("case").annotate(first=Min("at")))


After = dict[int, dict[Stage, datetime | None]]


def _as_mentees(registered: ApplicationQuerySet) -> After:
    """Person → the first mentorship as a mentee, and its first meeting."""
    people = registered.filter(side=Side.MENTEE).values("person")
    pairs = Mentorship.objects.filter(mentee__person__in=people).exclude(state=MentorshipState.MISTAKEN)
    rows = pairs.order_by().values_list("mentee__person").annotate(opened=Min("opened_at"), met=Min("started_at"))
    return {person: {Stage.PAIRED: opened, Stage.MET: met} for person, opened, met in rows}


def _as_mentors(registered: ApplicationQuerySet) -> After:
    """Person → when the mentor was first ready, the first mentorship as a mentor, and its first meeting."""
    people = registered.filter(side=Side.MENTOR).values("person")
    ready: QuerySet[Any, Any] = MentorMove.objects.filter(case__person__in=people, target=MentorState.READY)
    found: After = {
        person: {Stage.READY: first}
        for person, first in ready.order_by().values_list("case__person").annotate(first=Min("at"))
    }
    pairs = MentorshipMentor.objects.filter(mentor__person__in=people)
    pairs = pairs.exclude(mentorship__state=MentorshipState.MISTAKEN)
    rows = pairs.order_by().values_list("mentor__person")
    for person, opened, met in rows.annotate(opened=Min("mentorship__opened_at"), met=Min("mentorship__started_at")):
        found.setdefault(person, {}).update({Stage.PAIRED: opened, Stage.MET: met})
    return found
