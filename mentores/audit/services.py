"""Writing the record, and moving a case along its lifecycle."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.audit.models import Alert, Cursor, Event, Reading
from mentores.audit.selectors import LIST, WINDOW, mass_readers
from mentores.core.actor import Actor
from mentores.core.lifecycle import Lifecycle

RECORD = "record"
ALERTS = "alerts"
FILES_IN_AN_HOUR = 60
LOOKS_THROUGH = timedelta(minutes=5)


class Case(Protocol):
    """What `move` needs of a case: a public id, a state, and its own table of moves."""

    pk: Any
    public_id: Any
    state: Any
    moves: Any


C = TypeVar("C", bound=Case)


def record(app: str, act: str, *, kind: str, subject: str, by: Actor, at: datetime) -> None:
    """Add one act to the record. `subject` is a public id: the record never holds a name."""
    Event.objects.create(
        app=app,
        act=act,
        kind=kind,
        subject=subject,
        at=at,
        person_id=by.person_id,
        role=by.role,
        entity_id=by.entity_id,
    )


def record_many(app: str, act: str, *, kind: str, subjects: Iterable[str], by: Actor, at: datetime) -> None:
    """Add the same act on many subjects to the record."""
    Event.objects.bulk_create(
        Event(
            app=app,
            act=act,
            kind=kind,
            subject=subject,
            at=at,
            person_id=by.person_id,
            role=by.role,
            entity_id=by.entity_id,
        )
        for subject in subjects
    )


def record_reading(kind: str, subject: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Write down that somebody opened the personal data of `subject`."""
    Reading.objects.create(
        kind=kind,
        subject=subject,
        at=at,
        person_id=by.person_id,
        role=by.role,
        entity_id=by.entity_id,
        reason=reason,
    )


def record_list(name: str, *, by: Actor, at: datetime) -> None:
    """Write down that somebody opened a page with many people on it, once while they look through it."""
    seen = Reading.objects.filter(kind=LIST, subject=name, at__gt=at - LOOKS_THROUGH, at__lte=at)
    if not seen.filter(person_id=by.person_id, role=by.role, entity_id=by.entity_id).exists():
        record_reading(LIST, name, by=by, at=at)


def lock(case: C) -> C:
    """The row as it is now, held until the transaction ends; others may go on referring to it."""
    rows = type(case)._default_manager  # type: ignore[attr-defined]  # every case is a model
    locked: C = rows.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    return locked


def begin(case: Case, *, by: Actor, at: datetime, note: str = "") -> None:
    """The first line of a case's story, and its event."""
    _write(case, "begin", source="", by=by, at=at, note=note)


def move(
    case: C,
    act: str,
    *,
    lifecycle: Lifecycle,
    may: Mapping[str, Callable[[Any, C], bool]],
    by: Actor,
    at: datetime,
    note: str = "",
) -> C:
    """Lock the row; check who may, then whether it can be; write the move and the event.

    Returns the locked row with its new state, which the act saves together with the facts that belong to it.
    Raises PermissionDenied or ActNotPossible. Belongs inside the act's transaction.
    """
    locked = lock(case)
    if not may[act](by, locked):
        raise PermissionDenied
    source = locked.state
    locked.state = lifecycle.after(act, source)
    _write(locked, act, source=source, by=by, at=at, note=note)
    return locked


def note(case: Case, act: str, *, by: Actor, at: datetime, note: str = "") -> None:
    """A line in a case's story and an event, for what leaves its state as it is."""
    _write(case, act, source=case.state, by=by, at=at, note=note)


def _write(case: Case, act: str, *, source: str, by: Actor, at: datetime, note: str) -> None:
    case.moves.create(
        act=act,
        source=source,
        target=case.state,
        at=at,
        person_id=by.person_id,
        role=by.role,
        entity_id=by.entity_id,
        note=note,
    )
    meta = case._meta  # type: ignore[attr-defined]  # every case is a model
    record(meta.app_label, act, kind=meta.model_name, subject=case.public_id, by=by, at=at)


def read_on(reader: str, handle: Callable[[Event], None]) -> None:
    """Give `handle` every event that `reader` has not dealt with, in order, once.

    Events and cursor are written in one transaction: a reader that fails meets the same event again.
    """
    number_new_events()
    with transaction.atomic():
        cursor = locked_cursor(reader)
        for event in Event.objects.filter(position__gt=cursor.position).order_by("position"):
            handle(event)
            cursor.position = event.position or cursor.position
        cursor.save(update_fields=["position"])


@transaction.atomic
def number_new_events() -> None:
    """Positions follow the order in which events became visible; ids on PostgreSQL do not."""
    record = locked_cursor(RECORD)
    for event in Event.objects.filter(position=None).order_by("pk"):
        record.position += 1
        Event.objects.filter(pk=event.pk).update(position=record.position)
    record.save(update_fields=["position"])


def locked_cursor(reader: str) -> Cursor:
    """The reader's cursor, held until the transaction ends."""
    Cursor.objects.get_or_create(reader=reader)
    return Cursor.objects.select_for_update().get(reader=reader)


@transaction.atomic
def raise_alerts(*, at: datetime) -> list[Alert]:
    """Write down who has opened more than 60 different files within the last hour, each person once an hour.

    Returns the new alerts.
    """
    locked_cursor(ALERTS)
    told = Alert.objects.filter(at__gt=at - WINDOW).values_list("person_id", flat=True)
    return [
        Alert.objects.create(person_id=reader.person_id, files=reader.files, entities=[*reader.entities], at=at)
        for reader in mass_readers(at=at, more_than=FILES_IN_AN_HOUR)
        if reader.person_id not in told
    ]
