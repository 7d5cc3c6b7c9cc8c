"""Hours given outside sessions, going without them for a reason, and when a mentor is ready."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.papers import may_stay, paper_of
from mentores.participants.policies import MAY_MENTOR
from mentores.participants.services.mentors import finish_training
from mentores.training.models import LONGEST, Briefing, Requirement, Waiver
from mentores.training.policies import accompanies, sets_requirements
from mentores.training.selectors.preparation import KINDS, is_prepared, last_trained_on


class NotPrepared(Exception):
    """A mentor or mentee has not had the hours that come before a first match."""

    def __init__(self, participant: Mentor | Mentee) -> None:
        super().__init__()
        self.participant = participant
        self.side = Side.MENTOR if isinstance(participant, Mentor) else Side.MENTEE


class NotSigned(Exception):
    """The mentor has not signed the volunteer programme."""


class NotInsured(Exception):
    """The group insurance of the mentor's entity is not valid."""


class NoRightToStay(Exception):
    """Somebody has seen that the mentor may not stay in the country, and so may not volunteer."""


@transaction.atomic
def note_training(
    person: User, *, kind: str, on: date, minutes: int, topics: Sequence[str] = (), by: Viewer, at: datetime
) -> Briefing:
    """Somebody of the entity gave the person training or orientation outside a session.

    Raises PermissionDenied, or ActNotPossible for a day to come or a length that cannot be.
    """
    if not accompanies(by, person):
        raise PermissionDenied
    if on > timezone.localdate(at) or not 0 < minutes <= LONGEST:
        raise ActNotPossible("a training has a day that was, and a length")
    briefing = Briefing.objects.create(
        person=person,
        kind=kind,
        given_on=on,
        minutes=minutes,
        topics=list(topics),
        entity_id=by.entity_id,
        noted_by=by.person,
        noted_at=at,
    )
    record("training", "note_training", kind="person", subject=person.public_id, by=by, at=at)
    return briefing


@transaction.atomic
def strike_out(briefing: Briefing, *, by: Viewer, at: datetime) -> None:
    """What was noted by mistake goes. Raises PermissionDenied."""
    if not accompanies(by, briefing.person):
        raise PermissionDenied
    briefing.delete()
    record("training", "strike_out", kind="person", subject=briefing.person.public_id, by=by, at=at)


@transaction.atomic
def waive(person: User, *, side: str, reason: str, by: Viewer, at: datetime) -> Waiver:
    """Match somebody without all the hours, for a reason that the entity answers for and that is counted.

    Raises PermissionDenied, or ActNotPossible without a reason.
    """
    entity_id = by.entity_id
    if entity_id is None or not accompanies(by, person):
        raise PermissionDenied
    if not reason.strip():
        raise ActNotPossible("going without training needs a reason")
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    waiver, is_new = Waiver.objects.get_or_create(
        person=person,
        side=side,
        taken_back_at=None,
        defaults={"reason": reason.strip(), "entity_id": entity_id, "waived_by": by.person, "waived_at": at},
    )
    if is_new:
        record("training", "waive", kind="person", subject=person.public_id, by=by, at=at)
    return waiver


@transaction.atomic
def take_back_waiver(waiver: Waiver, *, by: Viewer, at: datetime) -> None:
    """The hours are asked for again. Twice is like once. Raises PermissionDenied."""
    if not accompanies(by, waiver.person):
        raise PermissionDenied
    if Waiver.objects.filter(pk=waiver.pk, taken_back_at=None).update(taken_back_at=at):
        record("training", "take_back_waiver", kind="person", subject=waiver.person.public_id, by=by, at=at)


@transaction.atomic
def make_ready(mentor: Mentor, *, by: Viewer, at: datetime, reason: str = "") -> Mentor:
    """The mentor can be proposed: insured, the paper signed, and trained; with a `reason`, without all the hours.

    Raises PermissionDenied, NotInsured, NotSigned, NoRightToStay, NotPrepared, ConsentWithdrawn, ActNotPossible.
    """
    if not MAY_MENTOR["finish_training"](by, mentor):
        raise PermissionDenied
    today = timezone.localdate(at)
    hold_insured(mentor, at=at)
    if paper_of(mentor) is None:
        raise NotSigned
    if may_stay(mentor) is False:
        raise NoRightToStay
    if reason.strip() and not is_prepared(mentor.person, Side.MENTOR):
        waive(mentor.person, side=Side.MENTOR, reason=reason, by=by, at=at)
    if not is_prepared(mentor.person, Side.MENTOR):
        raise NotPrepared(mentor)
    trained_on = last_trained_on(mentor.person, KINDS[Side.MENTOR]) or today
    return finish_training(mentor, trained_on=trained_on, by=by, at=at)


def hold_insured(mentor: Mentor, *, at: datetime) -> None:
    """A volunteer works insured by the organisation (Decreto-Lei 389/99, article 16). Raises NotInsured."""
    if not mentor.entity.is_insured(on=timezone.localdate(at)):
        raise NotInsured


def hold_prepared(*participants: Mentor | Mentee) -> None:
    """Before a match: each of these people has had the hours, or goes without them for a reason. Raises NotPrepared."""
    for one in participants:
        side = Side.MENTOR if isinstance(one, Mentor) else Side.MENTEE
        if not is_prepared(one.person, side):
            raise NotPrepared(one)


@transaction.atomic
def set_requirement(*, mentor_minutes: int, mentee_minutes: int, by: Viewer, at: datetime) -> Requirement:
    """How much training comes before a first match, from now on. Raises PermissionDenied, ValidationError."""
    if not sets_requirements(by):
        raise PermissionDenied
    requirement, _is_new = Requirement.objects.select_for_update().get_or_create(only=True)
    requirement.mentor_minutes, requirement.mentee_minutes = mentor_minutes, mentee_minutes
    requirement.full_clean()
    requirement.save()
    record("training", "set_requirement", kind="requirement", subject="requirement", by=by, at=at)
    return requirement
