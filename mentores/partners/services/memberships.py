"""How people come to work for an entity, and how they leave."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.partners import notices
from mentores.partners.lifecycle import State
from mentores.partners.models import Charge, Entity, Membership
from mentores.partners.policies import MAY_MEMBERSHIP
from mentores.partners.services.cases import hand_over_all


class CasesInHand(Exception):
    """Somebody with cases in hand must give them to a colleague first: `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class LastCoordinator(Exception):
    """An active entity keeps a coordinator: a successor comes first."""


class RoleHeld(Exception):
    """The person has this role here already."""


def add_member(entity: Entity, person: User, *, role: str, since: date) -> Membership:
    """A person begins to work for an entity in one role. Belongs to the invitation, which has asked the person."""
    membership = Membership(entity=entity, person=person, role=role, since=since)
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, to: User | None = None, by: Viewer, at: datetime) -> Membership:
    """Somebody no longer works for the entity in this role, from now on; they are told unless they leave by themselves.

    `to` takes the cases in hand. Raises CasesInHand, NotAColleague, LastCoordinator, or ActNotPossible if it has ended
    before.
    """
    entity, on = audit.lock(membership.entity), timezone.localdate(at)
    membership = Membership.objects.select_related("person").get(pk=membership.pk)
    if not MAY_MEMBERSHIP["end_membership"](by, membership):
        raise PermissionDenied
    if membership.until is not None:
        raise ActNotPossible("this person has left before")
    if to is not None:
        hand_over_all(membership, to=to, by=by, at=at)
    if in_hand := _cases_left_alone(membership, on=on):
        raise CasesInHand(in_hand)
    if entity.state == State.ACTIVE and _is_last_coordinator(membership, on=on):
        raise LastCoordinator
    membership.until = max(on, membership.since)
    membership.save(update_fields=["until"])
    audit.record("partners", "end_membership", kind="membership", subject=membership.public_id, by=by, at=at)
    if by.person_id != membership.person_id:
        notices.membership_ended(membership, entity, at=at)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: Viewer, at: datetime) -> Membership:
    """Somebody works for the entity in another role from now on: a new membership, and the end of the old one.

    Raises RoleHeld, CasesInHand, LastCoordinator, or ActNotPossible if the old one has ended before.
    """
    entity, on = audit.lock(membership.entity), timezone.localdate(at)
    membership = Membership.objects.select_related("person").get(pk=membership.pk)
    if not MAY_MEMBERSHIP["change_role"](by, membership):
        raise PermissionDenied
    if membership.until is not None:
        raise ActNotPossible("this person has left before")
    if Membership.objects.filter(person=membership.person, entity=entity, role=role, until=None).exists():
        raise RoleHeld
    if role not in CASE_ROLES and (in_hand := _cases_left_alone(membership, on=on)):
        raise CasesInHand(in_hand)
    if role != Role.COORDINATOR and entity.state == State.ACTIVE and _is_last_coordinator(membership, on=on):
        raise LastCoordinator
    membership.until = max(on, membership.since)
    membership.save(update_fields=["until"])
    after = add_member(entity, membership.person, role=role, since=on)
    audit.record("partners", "change_role", kind="membership", subject=after.public_id, by=by, at=at)
    return after


def _cases_left_alone(membership: Membership, *, on: date) -> int:
    """How many cases the person would have in hand without working on cases for the entity any more."""
    others = Membership.objects.filter(person=membership.person, entity=membership.entity, role__in=CASE_ROLES)
    if others.open(on=on).exclude(pk=membership.pk).exists():
        return 0
    return Charge.objects.open().filter(entity=membership.entity, member=membership.person).count()


def _is_last_coordinator(membership: Membership, *, on: date) -> bool:
    coordinators = Membership.objects.filter(entity=membership.entity, role=Role.COORDINATOR).open(on=on)
    return membership.role == Role.COORDINATOR and not coordinators.exclude(pk=membership.pk).exists()
