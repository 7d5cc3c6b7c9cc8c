"""Asking somebody to work for an entity or for the national team, and the answer."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import Appointment, User
from mentores.accounts.selectors import appointments_of
from mentores.accounts.services import appoint, who_signs_in_with
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.links.services import revoke
from mentores.partners import notices
from mentores.partners.lifecycle import IN_THE_HOUSE
from mentores.partners.models import VALID, Entity, Invitation, Membership
from mentores.partners.policies import MAY_INVITATION, may_invite_as
from mentores.partners.services.memberships import add_member


class InvitationSpent(Exception):
    """The invitation was accepted or taken back, or its time is over."""


@transaction.atomic
def invite(
    entity: Entity | None, *, name: str, email: str, role: str, language: str, by: Viewer, at: datetime
) -> Invitation:
    """Ask somebody by e-mail to work for an entity; `entity` None means the national team.

    An earlier invitation of the same address for the same role is taken back. For the national team nothing is sent
    until somebody else seconds it. Raises ActNotPossible for an entity that is not in the house.
    """
    if not may_invite_as(by, entity, role):
        raise PermissionDenied
    if entity is not None and entity.state not in IN_THE_HOUSE:
        raise ActNotPossible(f"nobody is invited to an entity that is {entity.state}")
    for before in Invitation.objects.unused().filter(entity=entity, role=role, email=email.lower()):
        _take_back(before, at=at)
    invitation = Invitation(
        entity=entity,
        role=role,
        name=name,
        email=email.lower(),
        language=language,
        invited_by=by.person,
        invited_at=at,
        expires_at=at + VALID,
    )
    invitation.full_clean(exclude=["invited_by"])
    invitation.save()
    audit.record("partners", "invite", kind="invitation", subject=invitation.public_id, by=by, at=at)
    if entity is None:
        notices.second_wanted(invitation, at=at)
    else:
        notices.invited(invitation, at=at)
    return invitation


@transaction.atomic
def second_invitation(invitation: Invitation, *, by: Viewer, at: datetime) -> Invitation:
    """A second one of the national team stands behind an invitation, which is sent now. Raises InvitationSpent."""
    invitation = _held(invitation)
    if not MAY_INVITATION["second_invitation"](by, invitation):
        raise PermissionDenied
    if not invitation.is_open(at=at) or not invitation.waits_for_a_second():
        raise InvitationSpent
    invitation.seconded_by, invitation.seconded_at, invitation.expires_at = by.person, at, at + VALID
    invitation.save(update_fields=["seconded_by", "seconded_at", "expires_at"])
    audit.record("partners", "second_invitation", kind="invitation", subject=invitation.public_id, by=by, at=at)
    notices.invited(invitation, at=at)
    return invitation


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Viewer, at: datetime) -> Invitation:
    """Take an invitation back; its link opens nothing any more. Raises InvitationSpent once it was accepted."""
    invitation = _held(invitation)
    if not MAY_INVITATION["revoke_invitation"](by, invitation):
        raise PermissionDenied
    if invitation.accepted_at is not None or invitation.revoked_at is not None:
        raise InvitationSpent
    _take_back(invitation, at=at)
    audit.record("partners", "revoke_invitation", kind="invitation", subject=invitation.public_id, by=by, at=at)
    return invitation


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, full_name: str, language: str = "", by: Viewer, at: datetime
) -> Membership | Appointment:
    """Whoever holds the link begins to work: the person who signs in with the address invited, or a new one.

    `full_name` and `language` are those of a new person, who reads the language of the invitation if none is given.
    The mailbox was reached, so its address is verified. Raises InvitationSpent: of many who accept at once, one does.
    """
    invitation = _held(invitation)
    if not MAY_INVITATION["accept_invitation"](by, invitation):
        raise PermissionDenied
    entity = invitation.entity
    if not invitation.is_open(at=at) or invitation.waits_for_a_second():
        raise InvitationSpent
    if entity is not None and entity.state not in IN_THE_HOUSE:
        raise InvitationSpent
    person = who_signs_in_with(invitation.email, full_name=full_name, language=language or invitation.language, at=at)
    invitation.accepted_by, invitation.accepted_at = person, at
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    revoke(kind="invitation", subject=invitation.public_id, at=at)
    held = _employed(person, invitation, at=at)
    by = replace(by, person=person)
    audit.record("partners", "accept_invitation", kind="invitation", subject=invitation.public_id, by=by, at=at)
    notices.joined(invitation, at=at)
    return held


def _held(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the transaction ends."""
    return Invitation.objects.select_for_update(of=("self",), no_key=True).get(pk=invitation.pk)


def _take_back(invitation: Invitation, *, at: datetime) -> None:
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    revoke(kind="invitation", subject=invitation.public_id, at=at)


def _employed(person: User, invitation: Invitation, *, at: datetime) -> Membership | Appointment:
    """The membership or the national role; the one held already, if the person is here twice."""
    on, entity = timezone.localdate(at), invitation.entity
    if entity is None:
        held = [one for one in appointments_of(person, on=on) if one.role == invitation.role]
        return held[0] if held else appoint(person, role=invitation.role, since=on)
    before = Membership.objects.filter(person=person, entity=entity, role=invitation.role, until=None).first()
    return before or add_member(entity, person, role=invitation.role, since=on)
