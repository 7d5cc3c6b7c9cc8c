"""Questions about how people sign in, where they are signed in, and who lost a second factor."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

from mentores.access.models import FactorReset, FactorResetQuerySet, SignIn
from mentores.accounts.models import Appointment, LoginPhone, User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.partners.models import Entity, Membership

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_phone(target: str) -> bool:
    """Whether this is a telephone number in international form, and not an e-mail address."""
    return target.startswith("+")


def person_signing_in_with(target: str) -> User | None:
    """Whose login this address or number is, in small letters or international form."""
    if is_phone(target):
        phone = LoginPhone.objects.select_related("person").filter(number=target).first()
        return phone.person if phone else None
    address = EmailAddress.objects.select_related("user").filter(email=target.lower(), verified=True).first()
    person: User | None = address.user if address else None
    return person


def logins_of(person: User) -> list[str]:
    """The addresses and the number a person signs in with, the main address first."""
    addresses = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk")
    phones = LoginPhone.objects.filter(person=person)
    return [*addresses.values_list("email", flat=True), *phones.values_list("number", flat=True)]


def login_of_kind(person: User, target: str) -> str:
    """The login that `target` would replace: the main address, or the number; empty if there is none."""
    return next((login for login in logins_of(person) if is_phone(login) == is_phone(target)), "")


def has_second_factor(person: User) -> bool:
    """Whether signing in asks this person for more than a code or a password."""
    return bool(Authenticator.objects.filter(user=person, type__in=FACTORS).exists())


def keys_of(person: User) -> list[Authenticator]:
    """The passkeys and security keys of a person, the oldest first."""
    return list(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def key_name(key: Authenticator) -> str:
    """What a form calls a key, which has no public id of its own."""
    return salted_hmac("mentores.access.key", str(key.pk), algorithm="sha256").hexdigest()[:16]


def has_key(person: User) -> bool:
    """Whether this person has a passkey or a security key."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists())


def has_code_factor(person: User) -> bool:
    """Whether this person has a code app or a printed list beside another factor."""
    return (
        has_second_factor(person)
        and Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN).exists()
    )


def matching_factor(person: User, code: str) -> Authenticator | None:
    """The app or the printed list that a code comes from; a printed code is used up by this."""
    typed = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN).order_by("-type")
    return next((one for one in typed if one.wrap().validate_code(code)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a person is signed in, and whether it is where they look from."""

    sign_in: SignIn
    is_here: bool


def places_of(person: User, *, session_key: str, at: datetime) -> list[Place]:
    """Where a person is signed in, the newest first; `session_key` is the place they look from."""
    begun = list(SignIn.objects.filter(person=person, ended_at=None).order_by("-begun_at", "-pk"))
    keys = [one.session_key for one in begun]
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=at)
    going_on = set(alive.values_list("session_key", flat=True))
    return [Place(one, one.session_key == session_key) for one in begun if one.session_key in going_on]


def device_mark(token: str) -> str:
    """What is kept of the token that stays in a browser."""
    return salted_hmac("mentores.access.device", token, algorithm="sha256").hexdigest()


def is_known_device(person: User, token: str) -> bool:
    """Whether the person has signed in before in the browser that keeps this token."""
    return bool(token) and SignIn.objects.filter(person=person, device=device_mark(token)).exists()


def place_of(person: User, public_id: str) -> SignIn | None:
    """One of the person's own places."""
    return SignIn.objects.filter(person=person, public_id=public_id).first()


def place_in_link(viewer: Viewer) -> SignIn | None:
    """The sign-in that a viewer's link is about."""
    if viewer.purpose != "session" or not viewer.only:
        return None
    return SignIn.objects.select_related("person").filter(public_id=viewer.only[1]).first()


def workplace_of(person: User, viewer: Viewer, *, on: date) -> Entity | None:
    """Where a person works, as far as the viewer may ask: the own entity, or any for a national coordinator.

    For whoever has a national role as well, an entity does not ask.
    """
    held = Membership.objects.filter(person=person).open(on=on).select_related("entity").order_by("since", "pk")
    if viewer.role != Role.NATIONAL_COORDINATOR:
        held = held.filter(entity__in=viewer.entities).exclude(person__in=_appointed(on=on))
    first = held.first()
    return first.entity if first else None


def resets_for(viewer: Viewer) -> FactorResetQuerySet:
    """The requests about lost factors that wait for a decision, the oldest first."""
    waiting = FactorReset.objects.visible_to(viewer).open().exclude(person=viewer.person)
    return waiting.select_related("person", "asked_by", "entity").order_by("asked_at", "pk")


def reset_for(viewer: Viewer, public_id: str) -> FactorReset | None:
    """One request the viewer may see, decided or not."""
    return FactorReset.objects.visible_to(viewer).select_related("person").filter(public_id=public_id).first()


def people_with_factor(viewer: Viewer, *, on: date) -> list[User]:
    """Those for whom the viewer may ask a reset: colleagues, or for the national team its people and coordinators."""
    protected = User.objects.filter(authenticator__type__in=FACTORS).exclude(pk__in=[viewer.person_id])
    if viewer.role == Role.COORDINATOR:
        colleagues = Membership.objects.filter(entity__in=viewer.entities).open(on=on)
        found = protected.filter(pk__in=colleagues.values("person")).exclude(pk__in=_appointed(on=on))
    elif viewer.role == Role.NATIONAL_COORDINATOR:
        coordinators = Membership.objects.filter(role=Role.COORDINATOR).open(on=on).values("person")
        found = protected.filter(pk__in=_appointed(on=on)) | protected.filter(pk__in=coordinators)
    else:
        return []
    asked = FactorReset.objects.open().values("person")
    return list(found.exclude(pk__in=asked).distinct().order_by("folded_name", "pk"))


def person_to_reset(viewer: Viewer, public_id: str, *, on: date) -> User | None:
    """One of those for whom the viewer may ask a reset."""
    return next((person for person in people_with_factor(viewer, on=on) if person.public_id == public_id), None)


def _appointed(*, on: date) -> Any:
    """The ids of everybody with a national role, as a sub-query."""
    return Appointment.objects.open(on=on).values("person")
