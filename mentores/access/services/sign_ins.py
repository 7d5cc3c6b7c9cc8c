"""Where somebody is signed in: noting it, telling of a new device, ending it."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.access import notices
from mentores.access.models import SignIn
from mentores.access.selectors import device_mark, is_known_device
from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record


@transaction.atomic
def begin_sign_in(person: User, *, session_key: str, token: str, browser: str, by: Viewer, at: datetime) -> SignIn:
    """Note that a person signed in. `token` stays in the browser; the first time it is met, the person is asked.

    Nobody is asked about the very first sign-in of all.
    """
    is_new = SignIn.objects.filter(person=person).exists() and not is_known_device(person, token)
    sign_in = SignIn.objects.create(
        person=person, session_key=session_key, device=device_mark(token), browser=browser[:100], begun_at=at
    )
    record("access", "begin_sign_in", kind="sign_in", subject=sign_in.public_id, by=by, at=at)
    if is_new:
        notices.new_device(sign_in, at=at)
    return sign_in


def follow_session(*, old: str, new: str) -> None:
    """The session goes on under another key."""
    SignIn.objects.filter(session_key=old).update(session_key=new)


@transaction.atomic
def end_sign_in(sign_in: SignIn, *, by: Viewer, at: datetime) -> None:
    """Sign out there. The person may, and whoever holds the link that was sent about it. Ending twice changes nothing.

    Raises PermissionDenied.
    """
    through_its_link = by.purpose == "session" and by.only == ("session", sign_in.public_id)
    if not through_its_link and (by.only or by.person_id != sign_in.person_id):
        raise PermissionDenied
    _end(sign_in.person, [sign_in], by=by, at=at)


@transaction.atomic
def end_others(person: User, *, keep: str, by: Viewer, at: datetime) -> int:
    """Sign a person out everywhere but in the session `keep`, if there is one. Returns in how many places."""
    others = list(SignIn.objects.filter(person=person, ended_at=None).exclude(session_key=keep))
    _end(person, others, by=by, at=at)
    return len(others)


def _end(person: User, sign_ins: list[SignIn], *, by: Viewer, at: datetime) -> None:
    Session.objects.filter(session_key__in=[one.session_key for one in sign_ins]).delete()
    for one in sign_ins:
        if SignIn.objects.filter(pk=one.pk, ended_at=None).update(ended_at=at):
            record("access", "end_sign_in", kind="sign_in", subject=one.public_id, by=by, at=at)
