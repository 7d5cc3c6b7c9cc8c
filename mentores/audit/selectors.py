"""Questions asked of the record by those who watch over it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from mentores.audit.models import Reading
from mentores.core.actor import Actor

LIST = "list"  # the kind of a reading that opened no file, but a page with many people on it
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class MassReader:
    """Somebody who opened many files: how many different ones, and working for which entities."""

    person_id: int
    files: int
    entities: tuple[int, ...]


def mass_readers(*, at: datetime, more_than: int) -> list[MassReader]:
    """Everybody who has opened more than so many different files within the last hour."""
    recent = Reading.objects.filter(at__gt=at - WINDOW, at__lte=at, person_id__isnull=False).exclude(kind=LIST)
    counted = recent.order_by().values("person_id").annotate(files=Count("subject", distinct=True))
    many = {row["person_id"]: row["files"] for row in counted.filter(files__gt=more_than).order_by("person_id")}
    worked = set(recent.filter(person_id__in=many).values_list("person_id", "entity_id"))
    return [
        MassReader(person, files, tuple(sorted(entity for one, entity in worked if one == person and entity)))
        for person, files in many.items()
        if person
    ]


def last_seen(who: Actor, *, before: datetime) -> datetime | None:
    """When somebody last opened a page about people in this role, for this entity, before a moment."""
    theirs = Reading.objects.filter(person_id=who.person_id, role=who.role, entity_id=who.entity_id, at__lt=before)
    return theirs.order_by("-at", "-pk").values_list("at", flat=True).first()
