"""Putting right who somebody is and how they are reached, for whoever works with them."""

from dataclasses import asdict, dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import LoginPhone, User
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Profile, ProfileChange
from mentores.participants.policies import MAY_PROFILE

KEPT_AS_IT_WAS = ("language",)  # of a name or a contact that was taken back, nothing is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """`phone` is in international form (E.164); an e-mail or a telephone may be empty."""

    full_name: str
    preferred_name: str
    phone: str
    contact_email: str
    language: str


def signs_in(person: User) -> bool:
    """Whether somebody has an account: then nobody else writes their e-mail."""
    addresses = EmailAddress.objects.filter(user=person, verified=True)
    return addresses.exists() or LoginPhone.objects.filter(person=person).exists()


@transaction.atomic
def correct_person(profile: Profile, details: Details, *, by: Viewer, at: datetime) -> ProfileChange | None:
    """Write name, contact and language as they are now, and keep who did so and which; None if nothing differs.

    A new contact is one that nobody has confirmed. Raises PermissionDenied, ValidationError, and ActNotPossible for
    another e-mail of somebody who signs in: a link sent there would open the account.
    """
    if not MAY_PROFILE["correct_person"](by, profile):
        raise PermissionDenied
    person = User.objects.select_for_update(no_key=True).get(pk=profile.person_id)
    said = asdict(details)
    before = {name: getattr(person, name) for name in said}
    changed = [name for name, value in said.items() if value != before[name]]
    if not changed:
        return None
    if "contact_email" in changed and signs_in(person):
        raise ActNotPossible("whoever signs in changes the own e-mail")
    if "contact_email" in changed or ("phone" in changed and not person.contact_email):
        person.contact_confirmed_at = None
    for name in changed:
        setattr(person, name, said[name])
    person.full_clean()
    person.save()
    change = ProfileChange.objects.create(
        profile=profile,
        at=at,
        person=by.person,
        role=by.role,
        entity_id=by.entity_id,
        fields=changed,
        before={name: before[name] for name in changed if name in KEPT_AS_IT_WAS},
    )
    audit.record("participants", "correct_person", kind="person", subject=person.public_id, by=by, at=at)
    return change
