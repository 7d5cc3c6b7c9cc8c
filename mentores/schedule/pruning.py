"""What the platform's own tools leave behind and nobody needs any more."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

TASKS_KEPT = timedelta(days=14)
SESSIONS_BEGIN_WITHIN = timedelta(days=1)


def prune(*, at: datetime) -> None:
    """Delete tasks finished long ago, sessions that are over, and what was noted of the browsers behind them."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - TASKS_KEPT).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    gone.filter(last_seen_at__lt=at - SESSIONS_BEGIN_WITHIN).delete()
