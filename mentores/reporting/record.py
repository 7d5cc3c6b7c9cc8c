"""The record of acts and of readings, as its auditor sees it: people and cases have codes, never names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Alert, Check, Event, Head, Reading, Seal
from mentores.partners.models import Entity

ACTS, READINGS = "acts", "readings"
AT_ONCE = 1000
ALERTS_SHOWN = 10

Rows = QuerySet[Any]  # of acts or of readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the auditor wants to see. Days are those of Lisbon, both included; an empty text narrows nothing."""

    record: str = ACTS
    since: date | None = None
    until: date | None = None
    app: str = ""
    act: str = ""
    kind: str = ""
    subject: str = ""
    role: str = ""
    entity: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One act or reading. `person` and `subject` are codes; `app` and `act` are empty for a reading."""

    at: datetime
    app: str
    act: str
    kind: str
    subject: str
    role: str
    entity: str
    person: str
    reason: str

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label) if self.role in Role.values else self.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows, newest first; `older` is where the page behind them begins, if there is one."""

    rows: list[Row]
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Somebody opened many files: the code of the person, how many, and the names of the entities."""

    person: str
    files: int
    entities: list[str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How the record is sealed: the end to note down, when that was, what waits, and the last check."""

    number: int
    end: str
    sealed_at: datetime | None
    waiting: int
    checked: Check | None


def record_page(viewer: Viewer, asked: Asked, *, before: str = "", size: int) -> Page:
    """So many rows of the record, newest first, behind the row that `before` names. Raises PermissionDenied."""
    found = _asked_for(viewer, asked)
    moment, _, number = before.partition("~")
    if number.isdecimal() and (at := _moment(moment)):
        found = found.filter(Q(at__lt=at) | Q(at=at, pk__lt=int(number)))
    rows = list(found.order_by("-at", "-pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows=list(_named(rows[:size])), older=f"{last.at.isoformat()}~{last.pk}" if last else "")


def every_row(viewer: Viewer, asked: Asked) -> Iterator[Row]:
    """All rows asked for, newest first, read a thousand at a time. Raises PermissionDenied."""
    found = _asked_for(viewer, asked).order_by("-at", "-pk").iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        yield from _named(some)


def choices(viewer: Viewer) -> Mapping[str, list[str]]:
    """What stands in the record: the parts of the platform, the acts and the kinds of case. Raises PermissionDenied."""
    refuse_others(viewer)
    found = {name: set(Event.objects.values_list(name, flat=True).distinct()) for name in ("app", "act", "kind")}
    found["kind"] |= set(Reading.objects.values_list("kind", flat=True).distinct())
    return {name: sorted(values) for name, values in found.items()}


def entities(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of every entity. Raises PermissionDenied."""
    refuse_others(viewer)
    return list(Entity.objects.order_by("folded_name").values_list("public_id", "name"))


def alerts(viewer: Viewer) -> list[Warned]:
    """The latest alerts of mass reading. Raises PermissionDenied."""
    refuse_others(viewer)
    found = list(Alert.objects.order_by("-at", "-pk")[:ALERTS_SHOWN])
    codes = _codes(alert.person_id for alert in found)
    names = _names(number for alert in found for number in alert.entities)
    return [
        Warned(
            person=codes.get(alert.person_id, ""),
            files=alert.files,
            entities=[names[number] for number in alert.entities if number in names],
            at=alert.at,
        )
        for alert in found
    ]


def chain(viewer: Viewer) -> Chain:
    """How the record is sealed. Raises PermissionDenied."""
    refuse_others(viewer)
    head, last = Head.objects.first(), Seal.objects.order_by("-number").first()
    events = Event.objects.filter(pk__gt=head.last_event if head else 0)
    readings = Reading.objects.filter(pk__gt=head.last_reading if head else 0)
    return Chain(
        number=head.number if head else 0,
        end=f"{head.number}:{head.chain}" if head else "",
        sealed_at=last.sealed_at if last else None,
        waiting=events.count() + readings.count(),
        checked=Check.objects.order_by("-at").first(),
    )


def refuse_others(viewer: Viewer) -> None:
    """Raise PermissionDenied unless the viewer audits."""
    if viewer.role != Role.AUDITOR:
        raise PermissionDenied


def _asked_for(viewer: Viewer, asked: Asked) -> Rows:
    refuse_others(viewer)
    exactly = {name: getattr(asked, name) for name in ("kind", "subject", "role") if getattr(asked, name)}
    if asked.entity:
        exactly["entity_id__in"] = Entity.objects.filter(public_id=asked.entity).values("pk")
    if asked.person:
        exactly["person_id__in"] = User.objects.filter(public_id=asked.person).values("pk")
    if asked.since:
        exactly["at__gte"] = _midnight(asked.since)
    if asked.until:
        exactly["at__lt"] = _midnight(asked.until + timedelta(days=1))
    if asked.record == READINGS:
        return Reading.objects.filter(**exactly)
    exactly |= {name: getattr(asked, name) for name in ("app", "act") if getattr(asked, name)}
    return Event.objects.filter(**exactly)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _named(rows: Iterable[Event | Reading]) -> Iterator[Row]:
    """The rows with the codes of people and the names of entities instead of numbers."""
    rows = list(rows)
    codes = _codes(row.person_id for row in rows)
    names = _names(row.entity_id for row in rows)
    for row in rows:
        yield Row(
            at=row.at,
            app=getattr(row, "app", ""),
            act=getattr(row, "act", ""),
            kind=row.kind,
            subject=row.subject,
            role=row.role,
            entity=names.get(row.entity_id or 0, ""),
            person=codes.get(row.person_id or 0, ""),
            reason=getattr(row, "reason", ""),
        )


def _codes(people: Iterable[int | None]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in={one for one in people if one}).values_list("pk", "public_id"))


def _names(entities: Iterable[int | None]) -> dict[int, str]:
    return dict(Entity.objects.filter(pk__in={one for one in entities if one}).values_list("pk", "name"))
