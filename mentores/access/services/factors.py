"""Passwords and second factors: changed by the person, and a lost factor taken away by two people."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentores.access import notices
from mentores.access.models import FactorReset
from mentores.access.passwords import refuse_weak
from mentores.access.policies import MAY
from mentores.access.selectors import has_second_factor, key_name, keys_of, workplace_of
from mentores.access.services.sign_ins import end_others
from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible


@transaction.atomic
def set_password(person: User, password: str, *, words: list[str], keep: str, by: Viewer, at: datetime) -> None:
    """Sign in with this password from now on; everybody signed in elsewhere is signed out.

    `words` are what it may not be made of beside the person's own names. Raises ValidationError with every reason.
    """
    _require_self(person, by)
    refuse_weak(password, person=person, words=words)
    person.set_password(password)
    _password_changed(person, keep=keep, by=by, at=at)


@transaction.atomic
def remove_password(person: User, *, keep: str, by: Viewer, at: datetime) -> None:
    """Sign in by code or passkey only."""
    _require_self(person, by)
    person.set_unusable_password()
    _password_changed(person, keep=keep, by=by, at=at)


@transaction.atomic
def note_factors_changed(person: User, *, keep: str, by: Viewer, at: datetime) -> None:
    """A second factor was added, removed or renewed: tell the person, and sign out everybody elsewhere."""
    record("access", "change_factors", kind="person", subject=person.public_id, by=by, at=at)
    end_others(person, keep=keep, by=by, at=at)
    notices.factors_changed(person, at=at)


@transaction.atomic
def remove_key(person: User, name: str, *, keep: str, by: Viewer, at: datetime) -> None:
    """Take away one passkey or security key, as `key_name` calls it; printed codes go with the last factor."""
    _require_self(person, by)
    for key in keys_of(person):
        if key_name(key) == name:
            key.delete()
            if not has_second_factor(person):
                Authenticator.objects.filter(user=person).delete()
            note_factors_changed(person, keep=keep, by=by, at=at)


@transaction.atomic
def ask_factor_reset(person: User, *, by: Viewer, at: datetime) -> FactorReset:
    """Ask that a person's lost second factor be taken away; somebody else has to agree. The person is told.

    Raises PermissionDenied, and ActNotPossible if it was asked already or there is nothing to take away.
    """
    entity = workplace_of(person, by, on=timezone.localdate(at))
    reset = FactorReset(person=person, entity=entity, asked_by=by.person, asked_at=at)
    if not MAY["ask_factor_reset"](by, reset):
        raise PermissionDenied
    if not Authenticator.objects.filter(user=person).exists():
        raise ActNotPossible("there is no second factor")
    try:
        with transaction.atomic():
            reset.save()
    except IntegrityError:
        raise ActNotPossible("it was asked already") from None
    record("access", "ask_factor_reset", kind="factor_reset", subject=reset.public_id, by=by, at=at)
    notices.reset_asked(reset, at=at)
    return reset


@transaction.atomic
def confirm_factor_reset(reset: FactorReset, *, by: Viewer, at: datetime) -> FactorReset:
    """The second person agrees: the factors are gone, every session is ended, and the person is told.

    Raises PermissionDenied for whoever asked and for the person, and ActNotPossible once it is decided.
    """
    locked = _decide(reset, "confirm_factor_reset", agreed=True, by=by, at=at)
    Authenticator.objects.filter(user=locked.person).delete()
    end_others(locked.person, keep="", by=by, at=at)
    notices.reset_done(locked, at=at)
    return locked


@transaction.atomic
def decline_factor_reset(reset: FactorReset, *, by: Viewer, at: datetime) -> FactorReset:
    """Nothing is taken away: the second person does not agree, or whoever asked takes it back.

    Raises PermissionDenied and ActNotPossible.
    """
    return _decide(reset, "decline_factor_reset", agreed=False, by=by, at=at)


def _decide(reset: FactorReset, act: str, *, agreed: bool, by: Viewer, at: datetime) -> FactorReset:
    locked = FactorReset.objects.select_for_update(of=("self",)).select_related("person").get(pk=reset.pk)
    if not MAY[act](by, locked):
        raise PermissionDenied
    if locked.decided_at is not None:
        raise ActNotPossible("it is decided")
    locked.decided_by, locked.decided_at, locked.agreed = by.person, at, agreed
    locked.save(update_fields=["decided_by", "decided_at", "agreed"])
    record("access", act, kind="factor_reset", subject=locked.public_id, by=by, at=at)
    return locked


def _password_changed(person: User, *, keep: str, by: Viewer, at: datetime) -> None:
    person.save(update_fields=["password"])
    record("access", "change_password", kind="person", subject=person.public_id, by=by, at=at)
    end_others(person, keep=keep, by=by, at=at)
    notices.password_changed(person, at=at)


def _require_self(person: User, by: Viewer) -> None:
    if by.only or by.person_id != person.pk:
        raise PermissionDenied
