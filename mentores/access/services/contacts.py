"""Whether what we write reaches a person: a code is sent to the contact of the registration and comes back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.access.models import Purpose
from mentores.access.services.codes import WrongCode, is_right, send_code
from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.messaging.ways import goes_to


def contact_of(person: User) -> str:
    """Where a code can go: the mailbox, else a telephone that takes text messages; empty if there is neither."""
    return goes_to(email=person.contact_email, phone=person.phone)


def ask_contact(person: User, *, at: datetime) -> bool:
    """Send a code to the person's contact; False where none can go or it is confirmed. Raises TooManyTries."""
    target = contact_of(person)
    if not target or person.contact_confirmed_at:
        return False
    send_code(person, purpose=Purpose.CONTACT, target=target, at=at)
    return True


def confirm_contact(person: User, code: str, *, by: Viewer, at: datetime) -> None:
    """The code came back: what we write reaches this person. Confirming twice changes nothing.

    Raises PermissionDenied for anybody else, and WrongCode.
    """
    if by.person_id != person.pk:
        raise PermissionDenied
    if person.contact_confirmed_at:
        return
    if not is_right(person, purpose=Purpose.CONTACT, target=contact_of(person), code=code, at=at):
        raise WrongCode
    with transaction.atomic():
        person.contact_confirmed_at = at
        person.save(update_fields=["contact_confirmed_at"])
        record("access", "confirm_contact", kind="person", subject=person.public_id, by=by, at=at)
