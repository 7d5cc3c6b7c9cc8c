"""By which day a step is owed to a person: one clock, in working days of the entity that has the case.

Saturdays, Sundays, holidays of the country, of the autonomous region and of the municipality do not count, nor the days
on which the entity has said that it is away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Interview, InterviewState
from mentores.partners.models import Absence, Entity, FirstContact
from mentores.territories.holidays import is_working_day

DAYS_TO_NAME_AN_ENTITY = 5
DAYS_FOR = {State.IN_REVIEW: 10, State.INTERVIEWED: 5, State.REFERRED: 10}
FARTHEST = 366  # an entity that is away longer than this has its days counted as if it were here

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which somebody works: where, with which holiday of the municipality, and when not."""

    district: str = ""
    local_holiday: str = ""
    away: Sequence[tuple[date, date]] = ()

    def has(self, day: date) -> bool:
        return not self.is_away(day) and is_working_day(day, district=self.district, local_holiday=self.local_holiday)

    def is_away(self, day: date) -> bool:
        return any(since <= day <= until for since, until in self.away)

    def after(self, start: date, days: int) -> date:
        """The day that is so many working days after another."""
        day, left = start, days
        for _ in range(FARTHEST):
            if left == 0:
                break
            day += DAY
            left -= self.has(day)
        return day


def working_days_of(entity: Entity | None) -> WorkingDays:
    """Those of an entity; without one, those of the country."""
    if entity is None:
        return WorkingDays()
    place = entity.municipality
    return WorkingDays(
        district=place.district_code if place else "",
        local_holiday=entity.local_holiday,
        away=tuple(Absence.objects.filter(entity=entity).values_list("since", "until")),
    )


def first_contact_by(entity: Entity | None = None, *, on: date) -> date:
    """By when somebody speaks with a person who registers on a day, with an entity or wherever the routing leads."""
    days = entity.first_contact_days if entity else FirstContact.FIFTEEN
    return working_days_of(entity).after(on, days)


def due_on(application: Application) -> date | None:
    """By when the next step is owed in the state that the application is in; None once it is over.

    Until the first contact: the days that the entity has set itself, at most 15; until an entity is named, 5. Then 10
    to book an interview, the working day after it, 5 to decide, and 10 for a referral to be answered.
    """
    if not application.is_open:
        return None
    days = working_days_of(application.entity)
    if application.state == State.BOOKED:
        return days.after(_interview_day(application), 1)
    return days.after(timezone.localdate(application.state_since), _days_for(application))


def _days_for(application: Application) -> int:
    if application.state != State.SUBMITTED:
        return DAYS_FOR[State(application.state)]
    return application.entity.first_contact_days if application.entity else DAYS_TO_NAME_AN_ENTITY


def _interview_day(application: Application) -> date:
    """The day of the interview; of a case without one, today's state is where it begins."""
    booked = Interview.objects.filter(application=application, state=InterviewState.BOOKED).first()
    starts_at = booked.starts_at if booked else None
    return timezone.localdate(starts_at or application.state_since)
