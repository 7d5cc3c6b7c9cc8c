"""Writing a message with the act it tells of, and what people decide about messages that were not delivered.

A notice is a template `<app>/notices/<name>.txt`: its first line is the subject, a blank line follows, then the text in
paragraphs. A paragraph in square brackets is the button that opens the link.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.catalogue import said_in
from mentores.messaging.limit import may_leave
from mentores.messaging.models import UNDELIVERED, How, Message, State, Tried
from mentores.messaging.policies import MAY, rules_the_brake
from mentores.messaging.ways import Way, by_mail, by_sms, way_to
from mentores.messaging.wording import words

EVERY_NOTICE = "all"


class LinkToOpen(Protocol):
    """What a message needs of a link: its id, what it is for, and what it opens."""

    public_id: str
    purpose: str
    kind: str
    subject: str


def send(
    person: User | None,
    notice: str,
    *,
    at: datetime,
    context: Mapping[str, object] | None = None,
    link: LinkToOpen | None = None,
    about: Model | None = None,
    address: str | None = None,
    language: str | None = None,
) -> Message:
    """Write `notice` ("app/name") to a person, in the person's language, to be delivered once the act is committed.

    It goes the person's own way unless an e-mail `address` is given; somebody we do not know has only that one, and
    then `language` says how to write. Where no way leads, and for a participant who has had enough (`limit`), the
    message is kept for somebody to tell. `about` is the case it tells of, by default the one that the link opens: only
    who sees the case is shown the message.
    """
    language = said_in(notice, language or (person.language if person else DEFAULT))
    subject, body = words(notice, {"person": person, **(context or {})}, language=language)
    way = way_to(person) if person and address is None else by_mail(address or "")
    kind, public_id = _case(about, link)
    return Message.objects.create(
        person=person,
        notice=notice,
        language=language,
        subject=subject,
        body=body,
        link_purpose=link.purpose if link else "",
        link_id=link.public_id if link else "",
        about_kind=kind,
        about_id=public_id,
        state=_begins(person, notice, way, at=at),
        written_at=at,
        **way,
    )


def send_code_by_sms(number: str, code: str, *, language: str, at: datetime) -> Message:
    """Write a code for signing in to a number in international form. It leaves first and is not kept."""
    with translation.override(language):
        subject = _("Your code for Mentores")
        body = _("Your code for Mentores is %(code)s. Do not tell it to anybody.") % {"code": code}
    return Message.objects.create(
        notice="code",
        language=language,
        subject=subject,
        body=body,
        is_code=True,
        written_at=at,
        **by_sms(number),
    )


@transaction.atomic
def mark_told(message: Message, *, how: str, by: Viewer, at: datetime) -> Message:
    """Somebody has told the person what the message says. Raises PermissionDenied or ActNotPossible."""
    told = _undelivered(message, "mark_told", by=by, at=at)
    told.state, told.told_at, told.told_how = State.TOLD, at, How(how)
    told.save(update_fields=["state", "told_at", "told_how"])
    return told


@transaction.atomic
def note_try(message: Message, *, outcome: str, by: Viewer, at: datetime) -> Message:
    """Somebody tried to tell the person, in vain: it stays to be told. Raises PermissionDenied or ActNotPossible."""
    tried = _undelivered(message, "note_try", by=by, at=at)
    tried.tries, tried.tried_at, tried.tried = tried.tries + 1, at, Tried(outcome)
    tried.save(update_fields=["tries", "tried_at", "tried"])
    return tried


@transaction.atomic
def send_again(message: Message, *, by: Viewer, at: datetime) -> Message:
    """Try once more, by the way that leads to the person today.

    Raises PermissionDenied, and ActNotPossible where no way leads, the person has had enough messages, or the message
    is no longer undelivered.
    """
    again = _undelivered(message, "send_again", by=by, at=at)
    if not may_leave(again.person, again.notice, at=at):
        raise ActNotPossible("this person has had enough messages")
    way = way_to(again.person) if again.person else by_mail(again.address)
    if not way["address"] and not way["phone"]:
        raise ActNotPossible("no way leads to this person")
    again.channel, again.address, again.phone = way["channel"], way["address"], way["phone"]
    again.state, again.attempts, again.next_try_at = State.WAITING, 0, None
    again.released_at, again.error = at, ""
    again.save()
    return again


def release(notice: str = EVERY_NOTICE, *, by: Viewer, at: datetime) -> int:
    """Let what the brake has held go, all of it or one notice; how many that were. Raises PermissionDenied."""
    return _decide("release", notice, by=by, at=at, state=State.WAITING, released_at=at)


def cancel(notice: str = EVERY_NOTICE, *, by: Viewer, at: datetime) -> int:
    """Never send what the brake has held, all of it or one notice; how many that were. Raises PermissionDenied."""
    return _decide("cancel", notice, by=by, at=at, state=State.CANCELLED)


@transaction.atomic
def _decide(act: str, notice: str, *, by: Viewer, at: datetime, **becomes: Any) -> int:
    if not rules_the_brake(by):
        raise PermissionDenied
    held = Message.objects.filter(state=State.HELD)
    number = (held if notice == EVERY_NOTICE else held.filter(notice=notice)).update(**becomes)
    if number:
        record("messaging", act, kind="notice", subject=notice[:40], by=by, at=at)
    return number


def _undelivered(message: Message, act: str, *, by: Viewer, at: datetime) -> Message:
    """The locked row, once it is clear who may and that nothing was decided meanwhile."""
    locked = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if not MAY[act](by, locked):
        raise PermissionDenied
    if locked.state not in UNDELIVERED:
        raise ActNotPossible(f"cannot {act} a message that is {locked.state}")
    record("messaging", act, kind="message", subject=locked.public_id, by=by, at=at)
    return locked


def _begins(person: User | None, notice: str, way: Way, *, at: datetime) -> State:
    """Where a new message stands: it waits to leave, or for somebody to tell it."""
    if not way["address"] and not way["phone"]:
        return State.NO_ADDRESS
    if not may_leave(person, notice, at=at):
        return State.ENOUGH
    return State.WAITING


def _case(about: Model | None, link: LinkToOpen | None) -> tuple[str, str]:
    """The kind and public id of what a message tells of."""
    if about is not None:
        named: Any = about
        return about._meta.model_name or "", named.public_id
    return (link.kind, link.subject) if link else ("", "")
