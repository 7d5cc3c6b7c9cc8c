"""How long somebody stays signed in: where other people's data is open, not longer than a working day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponse
from django.utils.crypto import get_random_string

from mentores.access.services.sign_ins import begin_sign_in, follow_session
from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.web.browsers import browser_in
from mentores.web.hats import Hat
from mentores.web.requests import PersonRequest

Limits = tuple[timedelta, timedelta]  # without a page, and in all

STAFF: Limits = (timedelta(minutes=30), timedelta(hours=12))
OTHERS: Limits = (timedelta(days=14), timedelta(days=90))
FRESH = timedelta(minutes=15)  # after this, whoever changes how they sign in shows again that it is them
NOTED_EVERY = 60  # seconds: not every page writes
BEGUN, SEEN, SHOWN = "begun", "seen", "shown"
DEVICE = "device"
DEVICE_REMEMBERED = timedelta(days=400)  # browsers keep nothing longer


def begin(request: PersonRequest, person: User, *, at: datetime) -> None:
    """Somebody signs in. A session that begins otherwise, as in the demonstration, has no limits."""
    session = request.session
    session[BEGUN] = session[SEEN] = session[SHOWN] = at.timestamp()
    session.cycle_key()  # Django keeps the key of whoever was signed in already
    token = request.COOKIES.get(DEVICE) or get_random_string(32)
    request.device = token
    begin_sign_in(
        person,
        session_key=session.session_key or "",
        token=token,
        browser=browser_in(request.META.get("HTTP_USER_AGENT", "")),
        by=Viewer(person, Role.VISITOR),
        at=at,
    )


def remember_device(request: PersonRequest, response: HttpResponse) -> None:
    """After a sign-in, leave the device's token with the browser."""
    if token := getattr(request, "device", ""):
        response.set_cookie(
            DEVICE,
            token,
            max_age=DEVICE_REMEMBERED,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def renew_key(request: PersonRequest, *, since: str = "") -> None:
    """The session goes on under another key, after something was changed that decides who may come in.

    `since` is the key it had before, if somebody else has changed it meanwhile.
    """
    old = since or request.session.session_key or ""
    request.session.cycle_key()
    follow_session(old=old, new=request.session.session_key or "")


def is_limited(session: SessionBase) -> bool:
    """Whether somebody has signed in here, and not just entered the demonstration."""
    return BEGUN in session


def note_shown(session: SessionBase, *, at: datetime) -> None:
    """The person has just shown again that it is them."""
    session[SHOWN] = at.timestamp()


def is_fresh(session: SessionBase, *, at: datetime) -> bool:
    """Whether the person has shown lately that it is them."""
    return not is_limited(session) or at.timestamp() - session.get(SHOWN, 0) <= FRESH.total_seconds()


def is_over(session: SessionBase, hats: Iterable[Hat], *, at: datetime) -> bool:
    """Whether a person with these hats has been away or signed in for too long; if not, notes that they are here."""
    if BEGUN not in session:
        return False
    idle, whole = STAFF if is_staff(hats) else OTHERS
    now = at.timestamp()
    away = now - session[SEEN]
    if away > idle.total_seconds() or now - session[BEGUN] > whole.total_seconds():
        return True
    if away > NOTED_EVERY:
        session[SEEN] = now
    return False


def is_staff(hats: Iterable[Hat]) -> bool:
    """Whether other people's data is open to somebody with these hats."""
    return any(hat.role != Role.PARTICIPANT for hat in hats)
