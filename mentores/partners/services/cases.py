"""Who answers for each open case. The apps of the cases call these when one opens, changes hands or ends.

An act locks its case first and the entity last: whoever takes two locks takes them in this order.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.partners import notices
from mentores.partners.lifecycle import State
from mentores.partners.models import Charge, Entity, Membership
from mentores.partners.policies import MAY_CHARGE, MAY_MEMBERSHIP


class EntityNotActive(ActNotPossible):
    """Only an active entity takes cases."""


class OnlyInventedPeople(ActNotPossible):
    """The entity has not written yet what it does with people's data: it can only try things out."""


class NotAColleague(Exception):
    """Only a coordinator or technician of the same entity can have a case in hand."""


def may_take(entity: Entity, person: User) -> bool:
    """Whether the entity may register this person: anybody once its data-protection text is there, else nobody real."""
    return person.invented or entity.may_register_real_people


def check_may_take(entity: Entity, person: User) -> None:
    """Raises OnlyInventedPeople unless the entity may register this person. Belongs to the app of the case."""
    if not may_take(entity, person):
        raise OnlyInventedPeople("an entity without a data-protection text registers invented people only")


@transaction.atomic
def take_charge(entity: Entity, *, kind: str, subject: str, at: datetime, member: User | None = None) -> Charge:
    """The entity answers for a case from now on; `member`, if one of its people, has it in hand.

    Belongs to the app of the case: permission is checked there. Raises EntityNotActive. The database refuses a second
    owner.
    """
    entity = audit.lock(entity)
    if entity.state != State.ACTIVE:
        raise EntityNotActive(f"an entity that is {entity.state} takes no case")
    hands = member if member and _works_on_cases(member, entity, at=at) else None
    return Charge.objects.create(entity=entity, member=hands, kind=kind, subject=subject, since=at)


@transaction.atomic
def take_in_hand(kind: str, subject: str, *, by: Viewer, at: datetime) -> None:
    """Whoever of the entity works on a case that nobody has in hand has it in hand from now on.

    Belongs to the app of the case. A case in somebody's hands stays there.
    """
    charge = Charge.objects.open().filter(kind=kind, subject=subject, member=None).first()
    if charge is None or by.person is None or by.entity_id != charge.entity_id:
        return
    entity = audit.lock(charge.entity)
    if _works_on_cases(by.person, entity, at=at):
        Charge.objects.open().filter(pk=charge.pk, member=None).update(member=by.person)


def release_charge(kind: str, subject: str, *, at: datetime) -> None:
    """Nobody answers for a case any more: it is decided or over. Belongs to the app of the case."""
    Charge.objects.open().filter(kind=kind, subject=subject).update(until=at)


@transaction.atomic
def move_charge(kind: str, subject: str, *, to: Entity, at: datetime, member: User | None = None) -> Charge:
    """Another entity answers for a case. Belongs to the app of the case."""
    release_charge(kind, subject, at=at)
    return take_charge(to, kind=kind, subject=subject, member=member, at=at)


@transaction.atomic
def move_case(case: Any, kind: str, *, to: Entity, by: Viewer, at: datetime, reason: str) -> Any:
    """A case (whatever has an entity and a story) is another entity's from now on; the case as it is then.

    Belongs to the transfer of an entity's cases: permission is checked there.
    """
    case = audit.lock(case)
    case.entity = to
    case.save(update_fields=["entity"])
    move_charge(kind, case.public_id, to=to, at=at)
    audit.note(case, "transfer", by=by, at=at, note=reason)
    return case


@transaction.atomic
def hand_charge(charge: Charge, *, to: User, by: Viewer, at: datetime) -> Charge:
    """A case goes into the hands of a colleague, who is told. Raises NotAColleague, or ActNotPossible if it is over."""
    entity = audit.lock(charge.entity)
    charge = Charge.objects.select_for_update(of=("self",), no_key=True).get(pk=charge.pk)
    if charge.entity_id != entity.pk or charge.until is not None:
        raise ActNotPossible("this case is not in charge of the entity any more")
    if not MAY_CHARGE["hand_charge"](by, charge):
        raise PermissionDenied
    if not _works_on_cases(to, entity, at=at):
        raise NotAColleague
    charge.member = to
    charge.save(update_fields=["member"])
    audit.record("partners", "hand_charge", kind=charge.kind, subject=charge.subject, by=by, at=at)
    if to.pk != by.person_id:
        notices.cases_handed(entity, to, number=1, at=at)
    return charge


@transaction.atomic
def hand_over_all(membership: Membership, *, to: User, by: Viewer, at: datetime) -> int:
    """Everything one member has in hand goes to a colleague, who is told; how many cases it was.

    Raises NotAColleague.
    """
    entity = audit.lock(membership.entity)
    if not MAY_MEMBERSHIP["hand_over_all"](by, membership):
        raise PermissionDenied
    if to.pk == membership.person_id or not _works_on_cases(to, entity, at=at):
        raise NotAColleague
    number = Charge.objects.open().filter(entity=entity, member=membership.person).update(member=to)
    audit.record("partners", "hand_over_all", kind="membership", subject=membership.public_id, by=by, at=at)
    if number and to.pk != by.person_id:
        notices.cases_handed(entity, to, number=number, at=at)
    return number


def _works_on_cases(person: User, entity: Entity, *, at: datetime) -> bool:
    held = Membership.objects.filter(person=person, entity=entity, role__in=CASE_ROLES)
    return held.open(on=timezone.localdate(at)).exists()
