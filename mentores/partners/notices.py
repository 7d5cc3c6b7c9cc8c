"""What is told about entities and the people who work for them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import NATIONAL_CASE_ROLES, Role
from mentores.accounts.selectors import appointed
from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.partners.models import Candidacy, Entity, HelpRequest, Invitation, Membership
from mentores.partners.selectors import members_of


def candidacy_received(candidacy: Candidacy, *, at: datetime) -> None:
    """To whoever applied for an organisation: we have it, and who answers."""
    _write_to_contact(candidacy, "partners/candidacy_received", at=at)


def candidacy_arrived(entity: Entity, *, at: datetime) -> None:
    """To the national coordinators: an organisation waits for a decision."""
    for coordinator in appointed(Role.NATIONAL_COORDINATOR, on=timezone.localdate(at)):
        send(coordinator, "partners/candidacy_arrived", about=entity, at=at)


def admitted(entity: Entity, *, at: datetime) -> None:
    """To whoever applied: the organisation is admitted and prepares; its coordinator is invited."""
    for candidacy in Candidacy.objects.filter(entity=entity):
        _write_to_contact(candidacy, "partners/admitted", at=at)


def not_admitted(entity: Entity, *, reason: str, at: datetime) -> None:
    """To whoever applied: not admitted, and why."""
    for candidacy in Candidacy.objects.filter(entity=entity):
        _write_to_contact(candidacy, "partners/not_admitted", reason=reason, at=at)


def coordinators(entity: Entity, *, at: datetime) -> list[User]:
    """Whom to tell what becomes of the entity."""
    return members_of(entity, Role.COORDINATOR, on=timezone.localdate(at))


def activated(entity: Entity, *, at: datetime) -> None:
    """To the coordinators: the work begins."""
    _write_to(coordinators(entity, at=at), "partners/activated", entity, at=at)


def suspended(entity: Entity, *, at: datetime) -> None:
    """To the coordinators: the entity works with nobody for now."""
    _write_to(coordinators(entity, at=at), "partners/suspended", entity, at=at)


def resumed(entity: Entity, *, at: datetime) -> None:
    """To the coordinators: the entity works again."""
    _write_to(coordinators(entity, at=at), "partners/resumed", entity, at=at)


def ended(entity: Entity, *, at: datetime) -> None:
    """To the coordinators: the entity has left the network."""
    _write_to(coordinators(entity, at=at), "partners/ended", entity, at=at)


def invited(invitation: Invitation, *, at: datetime) -> None:
    """To the address invited: for what, until when, and the link to accept."""
    link = issue(
        None,
        purpose="invitation",
        kind="invitation",
        subject=invitation.public_id,
        lasts=invitation.expires_at - at,
        language=invitation.language,
        at=at,
    )
    send(
        None,
        "partners/invited",
        context={"invitation": invitation},
        link=link,
        address=invitation.email,
        language=invitation.language,
        at=at,
    )


def second_wanted(invitation: Invitation, *, at: datetime) -> None:
    """To the other national coordinators: an invitation to the national team waits for a second person."""
    for coordinator in appointed(Role.NATIONAL_COORDINATOR, on=timezone.localdate(at)):
        if coordinator.pk != invitation.invited_by_id:
            send(coordinator, "partners/second_wanted", about=invitation, at=at)


def joined(invitation: Invitation, *, at: datetime) -> None:
    """To whoever invited: the invitation was accepted."""
    if invitation.invited_by is not None:
        send(invitation.invited_by, "partners/joined", context={"invitation": invitation}, about=invitation, at=at)


def membership_ended(membership: Membership, entity: Entity, *, at: datetime) -> None:
    """To whoever no longer works for the entity in this role."""
    context = {"entity": entity, "role": Role(membership.role).label}
    send(membership.person, "partners/membership_ended", context=context, about=membership, at=at)


def cases_handed(entity: Entity, to: User, *, number: int, at: datetime) -> None:
    """To a colleague: cases are in their hands now."""
    send(to, "partners/cases_handed", context={"entity": entity, "number": number}, about=entity, at=at)


def help_asked(request: HelpRequest, *, at: datetime) -> None:
    """To the national coordinators and technicians: an entity asks for help."""
    for role in NATIONAL_CASE_ROLES:
        for person in appointed(role, on=timezone.localdate(at)):
            send(person, "partners/help_asked", context={"request": request}, about=request, at=at)


def help_answered(request: HelpRequest, *, at: datetime) -> None:
    """To whoever asked: the national team has answered."""
    if request.asked_by is not None:
        send(request.asked_by, "partners/help_answered", context={"request": request}, about=request, at=at)


def insurance_ends(entity: Entity, *, at: datetime) -> None:
    """To the coordinators of an entity: the group insurance of its volunteers ends soon."""
    _write_to(members_of(entity, Role.COORDINATOR, on=timezone.localdate(at)), "partners/insurance_ends", entity, at=at)


def _write_to(people: Iterable[User], notice: str, entity: Entity, *, at: datetime) -> None:
    for person in people:
        send(person, notice, context={"entity": entity}, about=entity, at=at)


def _write_to_contact(candidacy: Candidacy, notice: str, *, at: datetime, reason: str = "") -> None:
    context = {"candidacy": candidacy, "entity": candidacy.entity, "reason": reason}
    send(
        None,
        notice,
        context=context,
        about=candidacy.entity,
        address=candidacy.contact_email,
        language=candidacy.language,
        at=at,
    )
