"""When a pause ends."""

from datetime import date, datetime

from django.utils import timezone


class DayHasPassed(Exception):
    """A pause ends on a day that is still ahead."""


def ahead(until: date | None, *, at: datetime) -> date | None:
    """The day on which a pause ends, if one was said. Raises DayHasPassed."""
    if until is not None and until <= timezone.localdate(at):
        raise DayHasPassed
    return until
