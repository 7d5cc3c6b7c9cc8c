"""Cases that are late, for the national team: how many, where and since when, without names.

A name is shown to whoever gives a reason, and that stands in the record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, QuerySet

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ApplicationQuerySet
from mentores.audit.services import record_reading
from mentores.core.paging import Page, page_of
from mentores.partners.models import Entity
from mentores.reporting.policies import may_follow_cases

BY_DAY = ("due_on", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class LateAt:
    """An entity with late cases: how many of all that are open, and the days of the one that is late longest."""

    public_id: str
    name: str
    late: int
    open: int
    longest: int


def late_by_entity(viewer: Viewer, *, on: date) -> list[LateAt]:
    """Every entity with a late case, most of them first. Raises PermissionDenied."""
    late = {row["entity"]: row for row in _counted(_late(viewer, on=on))}
    undecided = {row["entity"]: row["number"] for row in _counted(Application.objects.undecided())}
    entities = Entity.objects.filter(pk__in=[one for one in late if one]).order_by("folded_name", "pk")
    found = [
        LateAt(
            public_id=entity.public_id,
            name=entity.name,
            late=late[entity.pk]["number"],
            open=undecided[entity.pk],
            longest=(on - late[entity.pk]["first"]).days,
        )
        for entity in entities
    ]
    return sorted(found, key=lambda one: -one.late)


def late_page(viewer: Viewer, entity: Entity, *, on: date, cursor: str, size: int) -> Page[Application]:
    """Late cases of one entity, the longest first; a page shows no names of them. Raises PermissionDenied."""
    late = _late(viewer, on=on).filter(entity=entity)
    shown = late.select_related("profile__municipality")
    return page_of(shown, by=BY_DAY, cursor=cursor, size=size, among=late)


def late_case(viewer: Viewer, public_id: str, *, on: date) -> Application | None:
    """One late case; a page shows no name of it. Raises PermissionDenied."""
    late = _late(viewer, on=on).select_related("entity", "profile__municipality", "profile__person")
    answers: Sequence[str] = ("profile__languages__language", "profile__areas__area")
    return late.prefetch_related(*answers).filter(public_id=public_id).first()


def person_of(application: Application, *, by: Viewer, at: datetime) -> User:
    """Whom a case is about, for a stated reason, which stands in the record. Raises PermissionDenied."""
    if not may_follow_cases(by) or not by.reason:
        raise PermissionDenied
    record_reading("application", application.public_id, by=by, at=at, reason=by.reason)
    return application.person


def _late(viewer: Viewer, *, on: date) -> ApplicationQuerySet:
    if not may_follow_cases(viewer):
        raise PermissionDenied
    return Application.objects.late(on=on).filter(entity__isnull=False)


def _counted(cases: ApplicationQuerySet) -> QuerySet[Any, Any]:
    return cases.order_by().values("entity").annotate(number=Count("pk"), first=Min("due_on"))
