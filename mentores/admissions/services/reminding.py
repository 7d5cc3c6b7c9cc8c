"""What is said by the clock: an interview is tomorrow, and cases wait longer than promised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import NATIONAL_CASE_ROLES, Role
from mentores.accounts.selectors import appointed
from mentores.admissions import notices
from mentores.admissions.clock import working_days_of
from mentores.admissions.models import Application, Interview, InterviewState
from mentores.messaging.models import Message
from mentores.partners.models import Entity
from mentores.partners.selectors import members_of
from mentores.territories.holidays import is_working_day

TO_COORDINATORS, TO_THE_NATIONAL_TEAM = 5, 10  # working days after the day that was promised
AGAIN_AFTER = timedelta(days=7)
TWO_DAYS = timedelta(days=2)


def remind_of_interviews(*, at: datetime) -> None:
    """Write to everybody whose interview is tomorrow by the clocks of the entity, unless it was booked today."""
    soon = Interview.objects.filter(
        state=InterviewState.BOOKED, reminded_at=None, starts_at__gt=at, starts_at__lte=at + TWO_DAYS
    )
    for interview in soon.select_related("application__entity__municipality", "application__person").order_by("pk"):
        if _is_tomorrow(interview, at=at):
            _remind(interview, at=at)


def _is_tomorrow(interview: Interview, *, at: datetime) -> bool:
    entity = interview.application.entity
    if entity is None or interview.starts_at is None:
        return False
    zone = entity.zone()
    today = timezone.localdate(at, zone)
    booked_today = timezone.localdate(interview.booked_at, zone) == today
    return not booked_today and timezone.localdate(interview.starts_at, zone) == today + timedelta(days=1)


@transaction.atomic
def _remind(interview: Interview, *, at: datetime) -> None:
    if Interview.objects.filter(pk=interview.pk, reminded_at=None).update(reminded_at=at):
        notices.interview_tomorrow(interview, at=at)


@dataclass(frozen=True, slots=True)
class Late:
    """A case that waits longer than promised: the day promised, and the last one on which this reader need not know."""

    entity: Entity | None
    due_on: date
    known_from: date


def tell_of_late_cases(*, at: datetime) -> None:
    """One message on a working day to each person who must see to late cases, wherever they are.

    At once to the technicians of the entity (or its coordinators, if it has none), five working days later to its
    coordinators too, after ten to the national team, which hears of cases without an entity at once. Again after a
    week, or as soon as one more case is late.
    """
    on = timezone.localdate(at)
    if not is_working_day(on):
        return
    for person, cases in _readers(on=on).items():
        _tell(person, cases, on=on, at=at)


def _readers(*, on: date) -> Mapping[User, Sequence[Late]]:
    found: defaultdict[User, list[Late]] = defaultdict(list)
    by_entity: defaultdict[Entity | None, list[date]] = defaultdict(list)
    late = Application.objects.late(on=on).select_related("entity__municipality").order_by("due_on", "pk")
    for application in late:
        if application.due_on is not None:
            by_entity[application.entity].append(application.due_on)
    national = [one for role in NATIONAL_CASE_ROLES for one in appointed(role, on=on)]
    for entity, promised in by_entity.items():
        days = working_days_of(entity)
        for people, wait in _steps(entity, national, on=on):
            cases = [Late(entity, due_on, days.after(due_on, wait)) for due_on in promised]
            for person in people:
                found[person] += [case for case in cases if case.known_from < on]
    return found


def _steps(entity: Entity | None, national: Sequence[User], *, on: date) -> list[tuple[Sequence[User], int]]:
    """Who is told, and after how many working days."""
    if entity is None:
        return [(national, 0)]
    technicians, coordinators = (members_of(entity, role, on=on) for role in (Role.TECHNICIAN, Role.COORDINATOR))
    coordinators = [one for one in coordinators if one not in technicians]
    if not technicians:
        return [(coordinators, 0), (national, TO_THE_NATIONAL_TEAM)]
    return [(technicians, 0), (coordinators, TO_COORDINATORS), (national, TO_THE_NATIONAL_TEAM)]


@transaction.atomic
def _tell(person: User, cases: Sequence[Late], *, on: date, at: datetime) -> None:
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    told = Message.objects.filter(person=person, notice="admissions/late").aggregate(last=Max("written_at"))["last"]
    last = timezone.localdate(told) if told else date.min
    if not cases or last >= on:
        return
    if on - last < AGAIN_AFTER and not any(case.known_from >= last for case in cases):
        return
    notices.late(person, _in_entities(cases), at=at)


def _in_entities(cases: Sequence[Late]) -> list[dict[str, object]]:
    promised: defaultdict[str, list[date]] = defaultdict(list)
    for case in cases:
        promised[case.entity.name if case.entity else ""].append(case.due_on)
    return [{"entity": name, "number": len(days), "since": min(days)} for name, days in promised.items()]
