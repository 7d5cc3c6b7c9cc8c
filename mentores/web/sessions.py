"""How long somebody stays signed in: where other people's data is open, not longer than a working day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from mentores.accounts.roles import Role
from mentores.web.hats import Hat

Limits = tuple[timedelta, timedelta]  # without a page, and in all

STAFF: Limits = (timedelta(minutes=30), timedelta(hours=12))
OTHERS: Limits = (timedelta(days=14), timedelta(days=90))
NOTED_EVERY = 60  # seconds: not every page writes
BEGUN, SEEN = "begun", "seen"


def begin(session: SessionBase, *, at: datetime) -> None:
    """Somebody signs in. A session that begins otherwise, as in the demonstration, has no limits."""
    session[BEGUN] = session[SEEN] = at.timestamp()


def is_over(session: SessionBase, hats: Iterable[Hat], *, at: datetime) -> bool:
    """Whether a person with these hats has been away or signed in for too long; if not, notes that they are here."""
    if BEGUN not in session:
        return False
    idle, whole = STAFF if any(hat.role != Role.PARTICIPANT for hat in hats) else OTHERS
    now = at.timestamp()
    away = now - session[SEEN]
    if away > idle.total_seconds() or now - session[BEGUN] > whole.total_seconds():
        return True
    if away > NOTED_EVERY:
        session[SEEN] = now
    return False
