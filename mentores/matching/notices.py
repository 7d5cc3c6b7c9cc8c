"""What people are told about a proposal."""

from datetime import datetime

from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.links.services import issue
from mentores.matching.models import Proposal
from mentores.messaging.services import send
from mentores.partners.models import Entity
from mentores.partners.selectors import members_of


def confirmation_wanted(proposal: Proposal, *, of: Entity, at: datetime) -> None:
    """To the other side's coordinators and technicians: a pair waits for their confirmation."""
    for colleague in members_of(of, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "matching/confirmation_wanted", about=proposal, at=at)


def asked(proposal: Proposal, *, at: datetime) -> None:
    """To both people: somebody was found for you; the link shows who and takes the answer."""
    _ask(proposal, proposal.mentor.person, "matching/asked_mentor", at=at)
    _ask(proposal, proposal.mentee.person, "matching/asked_mentee", at=at)


def talk_wanted(proposal: Proposal, *, to: Entity, at: datetime) -> None:
    """To the entity of the person who answered: the person wants to talk before deciding."""
    for colleague in members_of(to, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "matching/talk_wanted", about=proposal, at=at)


def came_to_nothing(proposal: Proposal, person: User, *, at: datetime) -> None:
    """To a person who had said yes, or had been asked: this pair will not be; the search goes on."""
    send(person, "matching/came_to_nothing", about=proposal, at=at)


def accompanied_by(entity: Entity, person: User, *, at: datetime) -> None:
    """To a mentor, a mentee or an applicant: another entity accompanies you now."""
    send(person, "matching/accompanied_by", context={"entity": entity}, at=at)


def cases_arrived(entity: Entity, *, number: int, at: datetime) -> None:
    """To the entity's coordinators and technicians: so many cases of another entity are theirs now."""
    for colleague in members_of(entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "matching/cases_arrived", context={"entity": entity, "number": number}, about=entity, at=at)


def _ask(proposal: Proposal, person: User, notice: str, *, at: datetime) -> None:
    link = issue(
        person,
        purpose="proposal",
        kind="proposal",
        subject=proposal.public_id,
        lasts=proposal.expires_at - at,
        at=at,
    )
    send(person, notice, context={"until": proposal.expires_at}, link=link, at=at)
