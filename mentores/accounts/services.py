"""Acts on people and their national roles."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentores.accounts.models import Appointment, User
from mentores.accounts.policies import MAY
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible

ENOUGH = 2  # whatever takes two people


class AddressTaken(Exception):
    """Somebody else signs in with this address: families share mailboxes, logins cannot."""


class EnoughCoordinators(Exception):
    """Two national coordinators are there: they invite the others."""


class LastNationalCoordinator(Exception):
    """The programme keeps a national coordinator: a successor comes first."""


def add_person(
    *,
    full_name: str,
    contact_email: str = "",
    phone: str = "",
    language: str,
    preferred_name: str = "",
    invented: bool = False,
    at: datetime,
) -> User:
    """A new person without a login. `phone` is in international form (E.164)."""
    person = User(
        full_name=full_name,
        preferred_name=preferred_name,
        contact_email=contact_email,
        phone=phone,
        language=language,
        invented=invented,
        created_at=at,
    )
    person.set_unusable_password()
    person.full_clean()
    person.save()
    return person


def who_signs_in_with(email: str, *, full_name: str, language: str, at: datetime) -> User:
    """The person who signs in with an address; else a new one, called `full_name`, who can from now on.

    Belongs to an act that has reached the mailbox, or knows whose it is.
    """
    if known := _login(email):
        return known
    try:
        with transaction.atomic():
            person = add_person(full_name=full_name, contact_email=email, language=language, at=at)
            EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
            return person
    except IntegrityError:  # somebody has done the same in this moment
        known = _login(email)
        if known is None:
            raise
        return known


def _login(email: str) -> User | None:
    address = EmailAddress.objects.select_related("user").filter(email=email, verified=True).first()
    return address.user if address else None


@transaction.atomic
def name_coordinator(*, full_name: str, email: str, language: str, at: datetime) -> Appointment:
    """Whoever runs the platform names a national coordinator: the first two, who then decide together on all others.

    Raises EnoughCoordinators once there are two, and ValidationError for no address.
    """
    on = timezone.localdate(at)
    if Appointment.objects.filter(role=Role.NATIONAL_COORDINATOR).open(on=on).count() >= ENOUGH:
        raise EnoughCoordinators
    validate_email(email)
    person = who_signs_in_with(email.lower(), full_name=full_name, language=language, at=at)
    appointment = appoint(person, role=Role.NATIONAL_COORDINATOR, since=on)
    _record("name_coordinator", appointment, by=SYSTEM, at=at)
    return appointment


def appoint(person: User, *, role: str, since: date) -> Appointment:
    """Give a person a national role."""
    appointment = Appointment(person=person, role=role, since=since)
    appointment.full_clean()
    appointment.save()
    return appointment


@transaction.atomic
def ask_end_of_appointment(appointment: Appointment, *, by: Viewer, at: datetime) -> Appointment:
    """A national coordinator asks that a national role ends; another one confirms. Asking twice is asking once.

    Raises PermissionDenied, or ActNotPossible if it has ended.
    """
    appointment = _held(appointment, "ask_end_of_appointment", by=by)
    if appointment.end_asked_at is None:
        appointment.end_asked_by, appointment.end_asked_at = by.person, at
        appointment.save(update_fields=["end_asked_by", "end_asked_at"])
        _record("ask_end_of_appointment", appointment, by=by, at=at)
    return appointment


@transaction.atomic
def take_back_end_of_appointment(appointment: Appointment, *, by: Viewer, at: datetime) -> Appointment:
    """The role goes on after all. Raises PermissionDenied, or ActNotPossible if it has ended."""
    appointment = _held(appointment, "take_back_end_of_appointment", by=by)
    appointment.end_asked_by, appointment.end_asked_at = None, None
    appointment.save(update_fields=["end_asked_by", "end_asked_at"])
    _record("take_back_end_of_appointment", appointment, by=by, at=at)
    return appointment


@transaction.atomic
def confirm_end_of_appointment(appointment: Appointment, *, by: Viewer, at: datetime) -> Appointment:
    """Another national coordinator than the one who asked agrees: the role ends now.

    Raises PermissionDenied, ActNotPossible if nobody has asked or it has ended, and LastNationalCoordinator.
    """
    appointment = _held(appointment, "confirm_end_of_appointment", by=by)
    if appointment.end_asked_at is None:
        raise ActNotPossible("nobody has asked for this")
    on = timezone.localdate(at)
    others = Appointment.objects.filter(role=Role.NATIONAL_COORDINATOR).open(on=on).exclude(pk=appointment.pk)
    if appointment.role == Role.NATIONAL_COORDINATOR and not others.exists():
        raise LastNationalCoordinator
    appointment.until = max(on, appointment.since)
    appointment.save(update_fields=["until"])
    _record("confirm_end_of_appointment", appointment, by=by, at=at)
    return appointment


def _held(appointment: Appointment, act: str, *, by: Viewer) -> Appointment:
    """The row as it is now. All open appointments are held: two that end at once come one after the other."""
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True).filter(until=None).order_by("pk")
    held = next((row for row in rows if row.pk == appointment.pk), None)
    if not MAY[act](by, held or appointment):
        raise PermissionDenied
    if held is None:
        raise ActNotPossible("this role has ended")
    return held


def _record(act: str, appointment: Appointment, *, by: Viewer, at: datetime) -> None:
    record("accounts", act, kind="appointment", subject=appointment.public_id, by=by, at=at)


@transaction.atomic
def set_language(person: User, *, language: str) -> None:
    """The language a person reads and is written to in."""
    person.language = language
    person.full_clean()
    person.save(update_fields=["language"])


@transaction.atomic
def update_details(
    person: User,
    *,
    full_name: str,
    preferred_name: str,
    phone: str,
    contact_by: str,
    language: str,
    by: Viewer,
    at: datetime,
) -> None:
    """A person writes their own name, how they are reached, and in which language. Raises PermissionDenied."""
    if by.only or by.person_id != person.pk:
        raise PermissionDenied
    if phone != person.phone and not person.contact_email:
        person.contact_confirmed_at = None
    person.full_name, person.preferred_name = full_name, preferred_name
    person.phone, person.contact_by, person.language = phone, contact_by, language
    person.full_clean()
    person.save()
    record("accounts", "update_details", kind="person", subject=person.public_id, by=by, at=at)


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
