"""Acts on people and their national roles."""

from datetime import date, datetime

from django.db import transaction

from mentores.accounts.models import Appointment, User


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
