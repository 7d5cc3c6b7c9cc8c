"""Erasing what the programme knows of a person, at the person's wish, and keeping it while a complaint is open."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import Appointment, User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions import services as admissions
from mentores.admissions.models import Application
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible
from mentores.matching.models import Proposal
from mentores.mentorships.models import Mentorship
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor
from mentores.participants.services import mentees, mentors
from mentores.partners.models import Entity, Membership
from mentores.privacy.models import Erasure, Hold, Merger
from mentores.privacy.policies import MAY
from mentores.privacy.selectors import between, entities_of, is_on_hold
from mentores.privacy.services.forgetting import forget
from mentores.privacy.services.merging import settle


class StillInMentorship(ActNotPossible):
    """Somebody else is part of it: the mentorship ends first."""


class ProposalOpen(ActNotPossible):
    """Somebody else has been asked: the proposal is answered or taken back first."""


class OnHold(ActNotPossible):
    """A complaint is open: the data is needed to answer it."""


class WorksHere(ActNotPossible):
    """The person works for an entity or for the national team: the role ends first."""


class ElsewhereToo(ActNotPossible):
    """Another entity has a case of this person: it erases its own first."""


class GoneAlready(ActNotPossible):
    """There is nothing left to erase."""


@transaction.atomic
def erase(person: User, *, by: Viewer, at: datetime) -> Erasure:
    """Take out what the programme knows of a person (Regulation (EU) 2016/679, article 17), except what proves acts.

    What waits ends first: an application is withdrawn, a part in the programme ends. Raises PermissionDenied,
    StillInMentorship, ProposalOpen, OnHold, WorksHere, ElsewhereToo or GoneAlready.
    """
    person = _held(person, "erase", by=by)
    refuse_if_needed(person, by=by, at=at)
    _end_parts(person, by=by, at=at)
    return erased(person, asked=True, by=by, at=at)


def refuse_if_needed(person: User, *, by: Viewer, at: datetime) -> None:
    """Raise what stands in the way of erasing, if something does."""
    on = timezone.localdate(at)
    if Erasure.objects.filter(person=person).exists():
        raise GoneAlready("this was erased before")
    if is_on_hold(person):
        raise OnHold("a complaint is open")
    if between(Mentorship.objects.open(), person).exists():
        raise StillInMentorship("a mentorship is open")
    if Proposal.objects.undecided().filter(mentee__person=person).exists():
        raise ProposalOpen("a proposal is open")
    if Proposal.objects.undecided().filter(mentor__person=person).exists():
        raise ProposalOpen("a proposal is open")
    serves = Membership.objects.filter(person=person).open(on=on).exists()
    if serves or Appointment.objects.filter(person=person).open(on=on).exists():
        raise WorksHere("the person holds a role")
    if entities_of(person) - set(by.entities):
        raise ElsewhereToo("another entity has a case of this person")


def erased(person: User, *, asked: bool, by: Viewer, at: datetime) -> Erasure:
    """Forget the person and write down that it was done. Belongs to `erase` and to the daily run."""
    for merger in Merger.objects.standing().filter(kept=person):
        settle(merger, at=at)
    forget(person, by=by, at=at)
    erasure = Erasure.objects.create(person=person, asked=asked, by=by.person, at=at)
    record("privacy", "erase", kind="person", subject=person.public_id, by=by, at=at)
    return erasure


@transaction.atomic
def hold(person: User, *, why: str, by: Viewer, at: datetime) -> Hold:
    """The person's data stays until somebody releases it, whatever its term. Asking twice is asking once."""
    person = _held(person, "hold", by=by)
    entity = Entity.objects.get(pk__in=by.entities)
    found = Hold.objects.open().filter(person=person, entity=entity).first()
    if found:
        return found
    held = Hold.objects.create(person=person, entity=entity, why=why, since=at, held_by=by.person)
    record("privacy", "hold", kind="person", subject=person.public_id, by=by, at=at)
    return held


@transaction.atomic
def release(person: User, *, by: Viewer, at: datetime) -> None:
    """The complaint is over. Raises PermissionDenied, or ActNotPossible if nothing of this entity is held."""
    person = _held(person, "release", by=by)
    if not Hold.objects.open().filter(person=person, entity__in=by.entities).update(until=at):
        raise ActNotPossible("nothing is held")
    record("privacy", "release", kind="person", subject=person.public_id, by=by, at=at)


def _held(person: User, act: str, *, by: Viewer) -> User:
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not MAY[act](by, person):
        raise PermissionDenied
    return person


def _end_parts(person: User, *, by: Viewer, at: datetime) -> None:
    """Nothing waits any more for somebody who is not there."""
    for application in Application.objects.undecided().filter(person=person):
        admissions.withdraw(application, by=SYSTEM, at=at)
    for mentor in Mentor.objects.filter(person=person).exclude(state=MentorState.INACTIVE):
        mentors.deactivate(mentor, by=by, at=at)
    for mentee in Mentee.objects.filter(person=person).exclude(state=MenteeState.DONE):
        mentees.finish(mentee, by=by, at=at)
