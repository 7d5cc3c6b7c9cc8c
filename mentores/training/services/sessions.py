"""A session is planned, changed, cancelled and held; its materials."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit import services as audit
from mentores.core.ids import new_id
from mentores.core.lifecycle import ActNotPossible
from mentores.files import services as files
from mentores.files.models import File
from mentores.partners.models import Entity
from mentores.training import notices
from mentores.training.lifecycle import LIFECYCLE, Answer
from mentores.training.models import Attendance, Session
from mentores.training.policies import MAY, plans
from mentores.training.services.places import fill_up
from mentores.training.topics import TOPICS

KIND = "session"
CODE_LENGTH = 6
MATTERS = ("starts_at", "minutes", "place", "address")  # what people who come are told of


class TooManyComing(Exception):
    """More people are coming than there would be places."""


@transaction.atomic
def plan(
    entity: Entity | None,
    *,
    kind: str,
    starts_at: datetime,
    minutes: int,
    capacity: int,
    place: str = "",
    address: str = "",
    topics: Sequence[str] = (),
    trainer: str = "",
    note: str = "",
    for_entities: Iterable[Entity] = (),
    by: Viewer,
    at: datetime,
) -> Session:
    """A session of an entity or, without one, of the national team: for some entities, or for all.

    Raises PermissionDenied, or ValidationError for what cannot be.
    """
    if by != SYSTEM and not plans(by, entity):
        raise PermissionDenied
    session = Session(
        entity=entity,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes,
        capacity=capacity,
        place=place,
        address=address,
        topics=_known(topics, kind),
        trainer=trainer,
        note=note,
        code=new_id()[:CODE_LENGTH].upper(),
        planned_by=by.person,
        planned_at=at,
    )
    session.full_clean(exclude=["entity", "planned_by"])
    session.save(force_insert=True)
    if entity is None:
        session.for_entities.set(for_entities)
    audit.begin(session, by=by, at=at)
    return session


@transaction.atomic
def change(session: Session, *, by: Viewer, at: datetime, **what: Any) -> Session:
    """Change when, where, what and for how many it is. Whoever comes is told of another time or place.

    More places are given to those who wait. Raises PermissionDenied, ActNotPossible, TooManyComing, ValidationError.
    """
    session = _move(session, "change", by=by, at=at)
    before = [getattr(session, name) for name in MATTERS]
    for_entities = what.pop("for_entities", None)
    for name, value in what.items():
        setattr(session, name, value)
    session.topics = _known(session.topics, session.kind)
    if Attendance.objects.filter(session=session).holding_a_place().count() > session.capacity:
        raise TooManyComing
    session.full_clean(exclude=["entity", "planned_by"])
    session.save()
    if for_entities is not None and session.is_national:
        session.for_entities.set(for_entities)
    fill_up(session, at=at)
    if before != [getattr(session, name) for name in MATTERS]:
        notices.session_changed(session, at=at)
    return session


@transaction.atomic
def cancel(session: Session, *, by: Viewer, at: datetime, note: str = "") -> Session:
    """The session does not take place; whoever was invited and has not said no is told.

    Raises PermissionDenied, ActNotPossible.
    """
    session = _move(session, "cancel", by=by, at=at, note=note)
    session.save(update_fields=["state"])
    notices.session_cancelled(session, at=at)
    return session


@transaction.atomic
def hold(
    session: Session, *, there: Mapping[str, int], missed: Iterable[str] = (), by: Viewer, at: datetime
) -> Session:
    """Write down who was there and for how many minutes (`there`), and who was not; by the ids of attendances.

    Nobody but those whom `by` may see is touched. Once more corrects it.
    Raises PermissionDenied, or ActNotPossible before the session begins.
    """
    session = _move(session, "hold", by=by, at=at)
    if at < session.starts_at:
        raise ActNotPossible("nobody was there before it began")
    session.save(update_fields=["state"])
    mine = {one.public_id: one for one in Attendance.objects.visible_to(by).filter(session=session)}
    marked = [*((public_id, Answer.ATTENDED, minutes) for public_id, minutes in there.items())]
    marked += [(public_id, Answer.MISSED, 0) for public_id in missed]
    for public_id, answer, minutes in marked:
        one = mine.get(public_id)
        if one is None:
            continue
        one.answer, one.minutes = answer, min(minutes or session.minutes, session.minutes) if minutes >= 0 else 0
        if answer == Answer.MISSED:
            one.minutes = 0
        one.save(update_fields=["answer", "minutes"])
    return session


def add_material(session: Session, upload: IO[bytes], *, name: str, by: Viewer, at: datetime) -> File:
    """Keep a file that whoever is invited may read. Raises PermissionDenied, FileRefused."""
    if not MAY["add_material"](by, session):
        raise PermissionDenied
    prepared = files.prepare(upload, name=name, accepts=files.ATTACHMENT)
    with transaction.atomic():
        audit.record("training", "add_material", kind=KIND, subject=session.public_id, by=by, at=at)
        return files.keep(prepared, kind=KIND, owner=session.public_id, by=by, at=at)


@transaction.atomic
def remove_material(session: Session, file: File, *, by: Viewer, at: datetime) -> None:
    """Let a file of a session go. Raises PermissionDenied."""
    if not MAY["remove_material"](by, session) or (file.owner_kind, file.owner) != (KIND, session.public_id):
        raise PermissionDenied
    files.remove(file, by=by, at=at)
    audit.record("training", "remove_material", kind=KIND, subject=session.public_id, by=by, at=at)


def _known(topics: Sequence[str], kind: str) -> list[str]:
    """The topics of the checklist of this kind, in its order."""
    return [topic.value for topic in TOPICS[kind] if topic in topics]


def _move(session: Session, act: str, *, by: Viewer, at: datetime, note: str = "") -> Session:
    return audit.move(session, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)
