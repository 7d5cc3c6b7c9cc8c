"""Asking another entity to accompany a person. A case never changes entity by itself: both say yes."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.models import Application, Interview, InterviewState, Referral
from mentores.admissions.policies import answers_for_the_person, is_asked, works_on
from mentores.admissions.services.stepping import step
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.services.sending import agree_to_sending
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.services import EntityNotActive, check_may_take, move_charge


class NotAnotherEntity(ActNotPossible):
    """A person is referred to another entity than the one that has the case."""


@transaction.atomic
def refer(application: Application, *, to: Entity, by: Viewer, at: datetime, note: str = "") -> Referral:
    """The entity asks another one, and the person, whether it should accompany them. `note` is for colleagues only.

    Raises PermissionDenied, ActNotPossible, NotAnotherEntity, EntityNotActive, OnlyInventedPeople.
    """
    if to.pk == application.entity_id:
        raise NotAnotherEntity("the case is with this entity already")
    application = step(application, "refer", by=by, at=at, note=note)
    if not to.is_active(on=timezone.localdate(at)):
        raise EntityNotActive(f"an entity that is {to.state} takes no case")
    check_may_take(to, application.person)
    Interview.objects.filter(application=application, state=InterviewState.BOOKED).update(
        state=InterviewState.CANCELLED
    )
    referral = Referral.objects.create(application=application, to=to, asked_at=at, asked_by=by.person, note=note)
    notices.referral_asked(referral, at=at)
    notices.referral_offered(referral, at=at)
    return referral


@transaction.atomic
def say_yes(referral: Referral, *, by: Viewer, at: datetime) -> Referral:
    """The person (by link, signed in, or as told to the owner's staff) or the entity asked agrees.

    With both yes the case goes over, with its charge and a new day for the first contact. Raises PermissionDenied,
    ActNotPossible.
    """
    referral = _answered(referral, yes=True, by=by, at=at)
    if not referral.is_agreed:
        audit.note(referral.application, "say_yes", by=by, at=at)
        return referral
    owner = referral.application.entity
    application = step(referral.application, "take_over", by=by, at=at, entity=referral.to, reached_at=None)
    _close(referral, at=at)
    move_charge(ChargeKind.APPLICATION, application.public_id, to=referral.to, at=at)
    referral.application = application
    notices.assigned(application, at=at)
    notices.arrived(application, at=at)
    if owner is not None:
        notices.referral_agreed(referral, owner, at=at)
    return referral


@transaction.atomic
def say_no(referral: Referral, *, by: Viewer, at: datetime) -> Referral:
    """One of the two does not agree: the case goes on where it is. Raises PermissionDenied, ActNotPossible."""
    referral = _answered(referral, yes=False, by=by, at=at)
    by_the_owner = works_on(by, referral.application)
    referral.application = step(referral.application, "call_back", by=by, at=at)
    _close(referral, at=at)
    if not by_the_owner:
        notices.referral_refused(referral, at=at)
    if referral.person_says:
        notices.staying(referral, at=at)
    return referral


@transaction.atomic
def call_back(application: Application, *, by: Viewer, at: datetime, note: str = "") -> Application:
    """The owner no longer asks; the case goes on here. Raises PermissionDenied, ActNotPossible."""
    application = step(application, "call_back", by=by, at=at, note=note)
    Referral.objects.open().filter(application=application).update(closed_at=at)
    return application


def _answered(referral: Referral, *, yes: bool, by: Viewer, at: datetime) -> Referral:
    """The referral with the answer of whoever `by` speaks for; the case is locked first."""
    application = audit.lock(referral.application)
    referral = Referral.objects.select_related("to").get(pk=referral.pk)
    referral.application = application
    for_the_entity = is_asked(by, application)
    if not for_the_entity and not answers_for_the_person(by, application):
        raise PermissionDenied
    if referral.closed_at is not None:
        raise ActNotPossible("nobody is asked any more")
    if for_the_entity:
        referral.entity_says, referral.entity_said_at, referral.entity_said_by = yes, at, by.person
    else:
        referral.person_says, referral.person_said_at = yes, at
        if yes:
            agree_to_sending(application.person, by=by, at=at)
    referral.save()
    return referral


def _close(referral: Referral, *, at: datetime) -> None:
    referral.closed_at = at
    referral.save(update_fields=["closed_at"])
