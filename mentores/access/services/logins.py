"""The addresses a person signs in with: claimed, added, changed by two codes, removed."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.access import notices
from mentores.access.models import Purpose
from mentores.access.selectors import is_phone, login_of_kind, logins_of, person_signing_in_with
from mentores.access.services.codes import WrongCode, is_right, send_code
from mentores.access.services.sign_ins import end_others
from mentores.accounts.models import LoginPhone, User
from mentores.accounts.services import AddressTaken
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record


class LastLogin(Exception):
    """Without this address the person could no longer sign in."""


@transaction.atomic
def ask_to_claim_phone(person: User, *, by: Viewer, at: datetime) -> None:
    """Send the code that makes the person's telephone a login.

    Raises PermissionDenied unless the viewer came through the person's claim link, and TooManyTries.
    """
    _require_claim(person, by)
    send_code(person, purpose=Purpose.CLAIM, target=person.phone, at=at)


def claim_phone(person: User, *, code: str, by: Viewer, at: datetime) -> None:
    """The person of a claim link has the telephone in hand: from now on they sign in with it.

    Raises PermissionDenied, WrongCode and AddressTaken.
    """
    _require_claim(person, by)
    if not is_right(person, purpose=Purpose.CLAIM, target=person.phone, code=code, at=at):
        raise WrongCode
    with transaction.atomic():
        _write_phone(person, person.phone, at=at)
        record("access", "claim_phone", kind="person", subject=person.public_id, by=by, at=at)


@transaction.atomic
def ask_to_change_login(person: User, *, target: str, by: Viewer, at: datetime) -> None:
    """Send a code to the new address or number and, if it replaces one of its kind, another code to the old one.

    Where somebody else signs in with `target`, its owner is told and no code leaves: the answer is the same.
    Raises PermissionDenied and TooManyTries.
    """
    _require_self(person, by)
    owner = person_signing_in_with(target)
    send_code(person, purpose=Purpose.NEW, target=target, at=at, leaves=owner is None)
    if owner is not None:
        notices.login_taken(owner, target, at=at)
    if old := login_of_kind(person, target):
        send_code(person, purpose=Purpose.OLD, target=old, at=at)


def change_login(
    person: User, *, target: str, code: str, old_code: str = "", keep: str, by: Viewer, at: datetime
) -> None:
    """Sign in with `target` from now on: both codes are needed where it replaces another. Both are told.

    Everybody signed in elsewhere is signed out; `keep` is the session that stays.
    Raises PermissionDenied, WrongCode and AddressTaken.
    """
    _require_self(person, by)
    old = login_of_kind(person, target)
    new_is_right = is_right(person, purpose=Purpose.NEW, target=target, code=code, at=at)
    old_is_right = not old or is_right(person, purpose=Purpose.OLD, target=old, code=old_code, at=at)
    if not (new_is_right and old_is_right):
        raise WrongCode
    with transaction.atomic():
        if is_phone(target):
            _write_phone(person, target, at=at)
        else:
            _write_email(person, target, old=old)
        record("access", "change_login", kind="person", subject=person.public_id, by=by, at=at)
        end_others(person, keep=keep, by=by, at=at)
        notices.login_changed(person, old=old, new=target, at=at)


@transaction.atomic
def remove_login(person: User, *, target: str, by: Viewer, at: datetime) -> None:
    """No longer sign in with an address or number. Raises PermissionDenied, and LastLogin if nothing would be left."""
    _require_self(person, by)
    User.objects.select_for_update().get(pk=person.pk)
    logins = logins_of(person)
    if target not in logins:
        return
    if len(logins) == 1:
        raise LastLogin
    if is_phone(target):
        LoginPhone.objects.filter(person=person).delete()
    else:
        EmailAddress.objects.filter(user=person, email=target).delete()
        rest = EmailAddress.objects.filter(user=person, verified=True).order_by("pk").first()
        if rest and not EmailAddress.objects.filter(user=person, primary=True).exists():
            EmailAddress.objects.filter(pk=rest.pk).update(primary=True)
    record("access", "remove_login", kind="person", subject=person.public_id, by=by, at=at)
    notices.login_changed(person, old=target, new="", at=at)


def _write_email(person: User, email: str, *, old: str) -> None:
    """One verified address, the primary one, instead of `old`; mail to the person follows if it went to `old`."""
    EmailAddress.objects.filter(user=person, email=old).delete()
    EmailAddress.objects.filter(user=person, primary=True).update(primary=False)
    try:
        with transaction.atomic():
            EmailAddress.objects.update_or_create(
                user=person, email=email, defaults={"verified": True, "primary": True}
            )
    except IntegrityError:
        raise AddressTaken from None
    if old and person.contact_email.lower() == old:
        person.contact_email = email
        person.save(update_fields=["contact_email"])


def _write_phone(person: User, number: str, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            LoginPhone.objects.update_or_create(person=person, defaults={"number": number, "verified_at": at})
    except IntegrityError:
        raise AddressTaken from None


def _require_self(person: User, by: Viewer) -> None:
    if by.only or by.person_id != person.pk:
        raise PermissionDenied


def _require_claim(person: User, by: Viewer) -> None:
    if by.purpose != "claim" or by.only != ("person", person.public_id) or not person.phone:
        raise PermissionDenied
