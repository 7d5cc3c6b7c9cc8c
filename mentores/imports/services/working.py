"""What goes on in the background: a list is checked, written or undone, piece by piece, each piece once.

A worker may die at any moment: each piece is one transaction that also says what became of its rows, and the next
worker goes on behind it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit import services as audit
from mentores.imports.checking import read_row
from mentores.imports.ground import Ground
from mentores.imports.lifecycle import IN_WORK, State
from mentores.imports.models import Import, Mode, Row, RowState
from mentores.imports.resembling import Resembling, kept_unless_said
from mentores.imports.services.choosing import step
from mentores.imports.services.forgetting import forget_file
from mentores.imports.services.undoing import take_away
from mentores.imports.writing import Hand, write

CHECKED_AT_ONCE, WRITTEN_AT_ONCE = 500, 200
GIVEN_UP_AFTER = timedelta(minutes=2)  # without a step forward
TRIES = 3

Now = Callable[[], datetime]


def carry_on(public_id: str, *, now: Now) -> None:
    """Do what an import waits for, unless somebody does already. Doing it twice is doing it once.

    Whatever goes wrong is raised, so that it stands in the log; after the third time the import is stopped, and waits
    for somebody to begin it again or to undo it.
    """
    began = now()
    free = Import.objects.filter(_nobody_works(began), public_id=public_id, state__in=IN_WORK)
    if not free.update(worked_at=began, tries=F("tries") + 1):
        return
    batch = Import.objects.select_related("entity__municipality", "sent_by").get(public_id=public_id)
    if batch.tries > TRIES:  # workers were killed before they could say what was wrong
        _stop(batch, at=began)
        return
    try:
        {State.CHECKING: _check, State.WRITING: _write, State.UNDOING: _undo}[State(batch.state)](batch, now)
    except Exception:
        if batch.tries == TRIES:
            _stop(batch, at=now())
        raise


def left_lying(*, at: datetime) -> list[str]:
    """The public ids of imports that wait for work, or whose worker has not come forward for a while."""
    waiting = Import.objects.filter(_nobody_works(at), state__in=IN_WORK).order_by("pk")
    return list(waiting.values_list("public_id", flat=True))


def _nobody_works(at: datetime) -> Q:
    return Q(worked_at=None) | Q(worked_at__lt=at - GIVEN_UP_AFTER)


def _check(batch: Import, now: Now) -> None:
    """From the first row on, because later rows may resemble it."""
    ground = Ground(batch, on=timezone.localdate(now()))
    resembling = Resembling(batch, ground)
    Row.objects.filter(batch=batch).update(state=RowState.NEW)
    while rows := list(Row.objects.filter(batch=batch, state=RowState.NEW).order_by("number")[:CHECKED_AT_ONCE]):
        for row in rows:
            values, row.problems = read_row(batch, row.cells, ground)
            row.resembles = resembling.to(row.number, values)
            row.keep = kept_unless_said(batch.kind, row.resembles)
            row.state = RowState.WAITING
        with transaction.atomic():
            if not _is_still(batch, State.CHECKING, at=now()):
                return
            Row.objects.bulk_update(rows, ["problems", "resembles", "keep", "state"], batch_size=100)
    with transaction.atomic():
        if _is_still(batch, State.CHECKING, at=now()):
            _finish(batch, "finish_check", at=now())


def _write(batch: Import, now: Now) -> None:
    at = now()
    hand = Hand(batch, Ground(batch, on=timezone.localdate(at)), by=_whose(batch), at=at)
    wanted = Row.objects.filter(batch=batch, state=RowState.WAITING)
    wanted.filter(keep=False).update(state=RowState.SKIPPED)
    wanted.exclude(problems=[]).update(state=RowState.REFUSED)
    more = True
    while more:
        with transaction.atomic():
            if not _is_still(batch, State.WRITING, at=now()):
                return
            rows = list(wanted.order_by("number")[:WRITTEN_AT_ONCE])
            more = len(rows) == WRITTEN_AT_ONCE
            write(rows, hand)
            if batch.mode == Mode.ALL and any(row.state == RowState.REFUSED for row in rows):
                _finish(batch, "take_back_rows", at=now(), stopped="changed")
                break
            if not more:
                _finish(batch, "finish_writing", at=now(), written_at=now())
                forget_file(batch, by=SYSTEM, at=now())
    if more or batch.mode == Mode.ALL:
        carry_on(batch.public_id, now=now)  # what was taken back is undone


def _undo(batch: Import, now: Now) -> None:
    """All of it in one transaction, or nothing."""
    with transaction.atomic():
        if not _is_still(batch, State.UNDOING, at=now()):
            return
        touched = take_away(batch)
        if touched:
            _finish(batch, "keep_rows", at=now(), touched=touched, written_at=batch.written_at or now())
        else:
            _finish(batch, "finish_undo", at=now())
            forget_file(batch, by=SYSTEM, at=now())


@transaction.atomic
def _stop(batch: Import, *, at: datetime) -> None:
    """Nobody takes it up any more, unless it has come forward meanwhile."""
    if audit.lock(batch).state == batch.state:
        _finish(batch, "fail", at=at, failed_in=batch.state)


def _is_still(batch: Import, state: str, *, at: datetime) -> bool:
    """Hold the import until the end of this piece, and show that somebody works on it."""
    Import.objects.filter(pk=batch.pk).update(worked_at=at)
    return audit.lock(batch).state == state


def _finish(batch: Import, act: str, *, at: datetime, **facts: object) -> None:
    done = step(batch, act, by=SYSTEM, at=at)
    done.worked_at, done.tries = None, 0
    for name, value in facts.items():
        setattr(done, name, value)
    done.save(update_fields=["state", "worked_at", "tries", *facts])


def _whose(batch: Import) -> Viewer:
    """Whoever sent the list, in the role they wore then."""
    if batch.by_office:
        return Viewer(person=batch.sent_by, role=Role.NATIONAL_COORDINATOR, reason=batch.why)
    return Viewer(person=batch.sent_by, role=Role.COORDINATOR, entity_id=batch.entity_id)
