"""Asking another entity to accompany a mentor who waits. Nobody changes entity unless both say yes."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.participants import notices
from mentores.participants.lifecycle import MENTOR, MentorState
from mentores.participants.models import Handover, Mentor
from mentores.participants.policies import MAY_MENTOR, accompanies, is_asked_for
from mentores.participants.services.mentors import PlacesTaken, taken_places
from mentores.participants.services.sending import agree_to_sending
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.services import EntityNotActive, check_may_take, move_charge


@transaction.atomic
def ask_entity(mentor: Mentor, *, to: Entity, by: Viewer, at: datetime, note: str = "") -> Handover:
    """The entity asks another one, and the mentor, whether the mentor should go there. `note` is for colleagues only.

    Raises PermissionDenied, ActNotPossible, PlacesTaken, EntityNotActive, OnlyInventedPeople.
    """
    mentor = audit.lock(mentor)
    if not MAY_MENTOR["ask_entity"](by, mentor):
        raise PermissionDenied
    _hold_free(mentor)
    if to.pk == mentor.entity_id or Handover.objects.open().filter(mentor=mentor).exists():
        raise ActNotPossible("one other entity is asked at a time")
    if not to.is_active(on=timezone.localdate(at)):
        raise EntityNotActive(f"an entity that is {to.state} takes nobody")
    check_may_take(to, mentor.person)
    handover = Handover.objects.create(mentor=mentor, to=to, asked_at=at, asked_by=by.person, note=note)
    audit.note(mentor, "ask_entity", by=by, at=at, note=note)
    notices.handover_asked(handover, at=at)
    notices.handover_offered(handover, at=at)
    return handover


@transaction.atomic
def answer_handover(handover: Handover, *, yes: bool, by: Viewer, at: datetime) -> Handover:
    """The mentor (by link, signed in, or as told to the own staff) or the entity asked says yes or no.

    With both yes the mentor is accompanied there, and is made ready anew: with the paper and the insurance of that
    entity (Lei 71/98, article 9). With one no the mentor stays. Raises PermissionDenied, ActNotPossible, PlacesTaken,
    EntityNotActive.
    """
    mentor = audit.lock(handover.mentor)
    handover = Handover.objects.select_related("to").get(pk=handover.pk)
    handover.mentor = mentor
    if not MAY_MENTOR["hand_over"](by, mentor):
        raise PermissionDenied
    if handover.closed_at is not None:
        raise ActNotPossible("nobody is asked any more")
    if is_asked_for(by, mentor):
        handover.entity_says, handover.entity_said_at, handover.entity_said_by = yes, at, by.person
    else:
        handover.person_says, handover.person_said_at = yes, at
        if yes:
            agree_to_sending(mentor.person, by=by, at=at)
    handover.save()
    if not yes:
        _stay(handover, by=by, at=at)
    elif handover.is_agreed:
        _hand_over(handover, by=by, at=at)
    else:
        audit.note(mentor, "say_yes", by=by, at=at)
    return handover


def _stay(handover: Handover, *, by: Viewer, at: datetime) -> None:
    _close(handover, at=at)
    audit.note(handover.mentor, "say_no", by=by, at=at)
    if not accompanies(by, handover.mentor):
        notices.handover_refused(handover, at=at)
    if handover.person_says:
        notices.staying(handover, at=at)


def _hand_over(handover: Handover, *, by: Viewer, at: datetime) -> None:
    owner = handover.mentor.entity
    _hold_free(handover.mentor)
    mentor = audit.move(handover.mentor, "hand_over", lifecycle=MENTOR, may=MAY_MENTOR, by=by, at=at)
    mentor.entity = handover.to
    mentor.save(update_fields=["state", "entity"])
    move_charge(ChargeKind.MENTOR, mentor.public_id, to=handover.to, at=at)
    _close(handover, at=at)
    handover.mentor = mentor
    notices.handed_over(mentor, at=at)
    notices.handover_agreed(handover, owner, at=at)
    notices.mentor_arrived(mentor, at=at)


def _close(handover: Handover, *, at: datetime) -> None:
    handover.closed_at = at
    handover.save(update_fields=["closed_at"])


def _hold_free(mentor: Mentor) -> None:
    if mentor.state != MentorState.READY:
        raise ActNotPossible("only a mentor who waits goes to another entity")
    if taken_places(mentor):
        raise PlacesTaken
