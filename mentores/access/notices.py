"""What people are told about coming in. Subjects name nobody; whoever cannot read mail is told by telephone."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.utils import translation

from mentores.access.models import FactorReset, Purpose, SignIn
from mentores.access.selectors import is_phone, logins_of
from mentores.accounts.models import User
from mentores.links.services import issue
from mentores.messaging.catalogue import said_in
from mentores.messaging.services import send, send_code_by_sms
from mentores.messaging.wording import words

TO_SAY_IT_WAS_NOT_ME = timedelta(days=7)
MAILED_FOR: Mapping[str, str] = {Purpose.CONTACT: "access/contact_code", Purpose.SIGN: "access/signing_code"}


def code(target: str, code: str, *, purpose: str = "", language: str, at: datetime) -> None:
    """The code somebody asked for, to the mailbox or telephone it is to prove."""
    if is_phone(target):
        send_code_by_sms(target, code, language=language, at=at)
    else:
        _mail(MAILED_FOR.get(purpose, "access/code"), target, {"code": code}, language=language)


def nobody(target: str, *, language: str) -> None:
    """To an address that nobody signs in with, because somebody tried to; no telephone rings for that."""
    if not is_phone(target):
        _mail("access/nobody", target, {}, language=language)


def login_taken(owner: User, target: str, *, at: datetime) -> None:
    """To whoever signs in with an address that somebody else wanted to use."""
    _tell(owner, "access/login_taken", at=at)


def new_device(sign_in: SignIn, *, at: datetime) -> None:
    """Somebody signed in on a device that was not met before; the button ends it."""
    link = issue(
        sign_in.person,
        purpose="session",
        kind="session",
        subject=sign_in.public_id,
        lasts=TO_SAY_IT_WAS_NOT_ME,
        at=at,
    )
    context = {"browser": sign_in.browser, "at": at}
    send(sign_in.person, "access/new_device", context=context, link=link, address=_mailbox(sign_in.person), at=at)


def password_changed(person: User, *, at: datetime) -> None:
    _tell(person, "access/password_changed", at=at)


def factors_changed(person: User, *, at: datetime) -> None:
    _tell(person, "access/factors_changed", at=at)


def login_changed(person: User, *, old: str, new: str, at: datetime) -> None:
    """To the old and to the new address: this is how the person signs in now."""
    for target in (old, new):
        if target and not is_phone(target):
            send(person, "access/login_changed", address=target, at=at)
    if is_phone(old or new):
        _tell(person, "access/login_changed", at=at)


def reset_asked(reset: FactorReset, *, at: datetime) -> None:
    _tell(reset.person, "access/reset_asked", at=at)


def reset_done(reset: FactorReset, *, at: datetime) -> None:
    _tell(reset.person, "access/reset_done", at=at)


def _mail(notice: str, address: str, context: Mapping[str, object], *, language: str) -> None:
    """Django's mail: the outbox takes it, and does not keep what it says once it has left."""
    language = said_in(notice, language)
    subject, body = words(notice, dict(context), language=language)
    with translation.override(language):
        EmailMessage(subject, body, to=[address]).send()


def _tell(person: User, notice: str, *, at: datetime) -> None:
    send(person, notice, address=_mailbox(person), at=at)


def _mailbox(person: User) -> str | None:
    """The address a person signs in with; without one, the way the person wants to be reached."""
    return next((login for login in logins_of(person) if not is_phone(login)), None)
