"""When an interview can be: on a day on which the entity receives people and the person has time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.admissions.clock import WorkingDays, working_days_of
from mentores.admissions.models import Application, Interview, InterviewState
from mentores.partners.models import Entity

MINUTES = 45
WEEKS_AHEAD = 8
MOST, MOST_IN_A_DAY = 6, 2
# When talks begin in the morning, the afternoon and the evening; nobody who has not said so is asked to come at night.
STARTS: Sequence[Sequence[time]] = (
    (time(9, 30), time(10, 30), time(11, 30)),
    (time(14, 30), time(15, 30), time(16, 30)),
    (time(18),),
)
BY_DAY = 0b011

Taken = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class ServiceDays:
    """The days of the week and the weeks of the month on which an entity receives people; none named means any."""

    working: WorkingDays
    weekdays: Sequence[int] = ()
    weeks: Sequence[int] = ()

    def has(self, day: date) -> bool:
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.weeks and week_of_month(day) not in self.weeks:
            return False
        return self.working.has(day)


def service_days_of(entity: Entity) -> ServiceDays:
    return ServiceDays(working_days_of(entity), entity.service_days, entity.service_weeks)


def slots_for(viewer: Viewer, application: Application, *, at: datetime) -> list[datetime]:
    """The next times for an interview from tomorrow on, at most two in a day, that the viewer has free.

    Nothing for a case without an entity, or if no service day of the next weeks suits the person.
    """
    if application.entity is None:
        return []
    entity, availability = application.entity, application.profile.availability
    zone, today = entity.zone(), timezone.localdate(at, entity.zone())
    taken = _taken(viewer, at=at)
    days = service_days_of(entity)
    found: list[datetime] = []
    for ahead in range(1, WEEKS_AHEAD * 7 + 1):
        day = today + timedelta(days=ahead)
        if days.has(day):
            starts = (datetime.combine(day, start, zone) for start in _starts(day, availability))
            found += [start for start in starts if _is_free(start, taken)][:MOST_IN_A_DAY]
        if len(found) >= MOST:
            break
    return found[:MOST]


def week_of_month(day: date) -> int:
    """1 for the days 1 to 7 of a month, and so on."""
    return (day.day - 1) // 7 + 1


def _starts(day: date, availability: int) -> Iterator[time]:
    """When the person has time on that day of the week, one of each part of the day first.

    Whoever has not been asked is taken to have time by day.
    """
    free = availability >> day.weekday() * len(STARTS) & 0b111 if availability else BY_DAY
    parts = [starts for part, starts in enumerate(STARTS) if free >> part & 1]
    for number in range(max((len(starts) for starts in parts), default=0)):
        yield from (starts[number] for starts in parts if number < len(starts))


def _taken(viewer: Viewer, *, at: datetime) -> Taken:
    """When the viewer has booked somebody already."""
    if viewer.person is None:
        return []
    booked = Interview.objects.filter(booked_by=viewer.person, state=InterviewState.BOOKED, starts_at__gte=at)
    moments = booked.values_list("starts_at", "minutes")
    return [(start, start + timedelta(minutes=minutes)) for start, minutes in moments if start]


def _is_free(start: datetime, taken: Taken) -> bool:
    end = start + timedelta(minutes=MINUTES)
    return all(end <= since or until <= start for since, until in taken)
