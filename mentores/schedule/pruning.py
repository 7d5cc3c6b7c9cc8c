"""What the platform's own tools leave behind and nobody needs any more."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

TASKS_KEPT = timedelta(days=14)


def prune(*, at: datetime) -> None:
    """Delete the tasks finished long ago and the sessions that are over."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - TASKS_KEPT).delete()
    Session.objects.filter(expire_date__lt=at).delete()
