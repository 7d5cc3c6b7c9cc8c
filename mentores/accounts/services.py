"""Acts on people and their national roles."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.models import Appointment, User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record


class AddressTaken(Exception):
    """Somebody else signs in with this address: families share mailboxes, logins cannot."""


def add_person(
    *,
    full_name: str,
    contact_email: str = "",
    phone: str = "",
    language: str,
    preferred_name: str = "",
    at: datetime,
) -> User:
    """A new person without a login. `phone` is in international form (E.164)."""
    person = User(
        full_name=full_name,
        preferred_name=preferred_name,
        contact_email=contact_email,
        phone=phone,
        language=language,
        created_at=at,
    )
    person.set_unusable_password()
    person.full_clean()
    person.save()
    return person


def appoint(person: User, *, role: str, since: date) -> Appointment:
    """Give a person a national role."""
    appointment = Appointment(person=person, role=role, since=since)
    appointment.full_clean()
    appointment.save()
    return appointment


@transaction.atomic
def set_language(person: User, *, language: str) -> None:
    """The language a person reads and is written to in."""
    person.language = language
    person.full_clean()
    person.save(update_fields=["language"])


@transaction.atomic
def claim(person: User, *, by: Viewer, at: datetime) -> None:
    """A person who came through a link sent to their own mailbox may sign in with its address from now on.

    Raises PermissionDenied for any other viewer, and AddressTaken. Claiming twice changes nothing.
    """
    if by.purpose != "claim" or by.only != ("person", person.public_id) or not person.contact_email:
        raise PermissionDenied
    address = person.contact_email.lower()
    EmailAddress.objects.filter(user=person, primary=True).exclude(email=address).update(primary=False)
    try:
        with transaction.atomic():
            EmailAddress.objects.update_or_create(
                user=person, email=address, defaults={"verified": True, "primary": True}
            )
    except IntegrityError:
        raise AddressTaken from None
    record("accounts", "claim", kind="person", subject=person.public_id, by=by, at=at)
