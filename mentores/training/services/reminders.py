"""What the platform does by the clock: a reminder the day before a session."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mentores.training import notices
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance

AHEAD = timedelta(days=2)


def remind(*, at: datetime) -> int:
    """Remind whoever comes to a session tomorrow, once. The schedule calls this each day; how many were reminded."""
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    coming = Attendance.objects.filter(
        answer=Answer.COMING,
        reminded_at=None,
        session__state=State.PLANNED,
        session__starts_at__gt=at,
        session__starts_at__lt=at + AHEAD,
    )
    number = 0
    for attendance in coming.select_related("person", "session__entity__municipality").order_by("pk"):
        if attendance.session.day() <= tomorrow:
            number += _remind(attendance, at=at)
    return number


@transaction.atomic
def _remind(attendance: Attendance, *, at: datetime) -> int:
    """Only one of two clocks writes it down."""
    if not Attendance.objects.filter(pk=attendance.pk, reminded_at=None).update(reminded_at=at):
        return 0
    notices.tomorrow(attendance, at=at)
    return 1
