"""The answer of the entity, the person's own, and taking a slip back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.models import Application, Interview, InterviewState, Reason, Referral, Rule
from mentores.admissions.services.arriving import AlreadyTakesPart
from mentores.admissions.services.stepping import charge, release, step
from mentores.consents.services import hold
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.services import mentees, mentors


@transaction.atomic
def accept(
    application: Application, *, by: Viewer, at: datetime, trained_on: date | None = None, capacity: int = 1
) -> Mentor | Mentee:
    """After the interview the entity accepts the person, who becomes a mentor (ready if trained) or a mentee."""
    application = step(application, "accept", by=by, at=at, decided_at=at)
    release(application, at=at)
    assert application.entity is not None  # the database refuses a decided case without an entity
    notices.accepted(application, at=at)
    if application.side == Side.MENTEE:
        return mentees.admit(
            application.profile, entity=application.entity, waiting_since=application.submitted_at, by=by, at=at
        )
    return mentors.admit(
        application.profile, entity=application.entity, capacity=capacity, trained_on=trained_on, by=by, at=at
    )


@transaction.atomic
def decline(
    application: Application,
    *,
    reason: str,
    unmet: Rule | None = None,
    elsewhere: Sequence[str] = (),
    by: Viewer,
    at: datetime,
    note: str = "",
) -> Application:
    """The entity does not accept, for a coded reason that the person is told, with where else to turn.

    `unmet` is the condition that is not met, if that is the reason; `elsewhere` are codes of signposts; `note` is for
    colleagues only.
    """
    facts: dict[str, Any] = {
        "decided_at": at,
        "reason": reason,
        "unmet": unmet if reason == Reason.NOT_ELIGIBLE else None,
        "elsewhere": list(elsewhere),
    }
    application = step(application, "decline", by=by, at=at, note=note, **facts)
    _call_off(application, at=at)
    release(application, at=at)
    notices.not_accepted(application, at=at)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Viewer, at: datetime) -> Application:
    """The person no longer wants to take part."""
    application = step(application, "withdraw", by=by, at=at)
    _call_off(application, at=at)
    release(application, at=at)
    return application


@transaction.atomic
def reopen(application: Application, *, by: Viewer, at: datetime, note: str = "") -> Application:
    """A case closed by mistake goes on, in review. Raises AlreadyTakesPart, ConsentWithdrawn, ActNotPossible."""
    hold(application.person_id)
    part = Mentor if application.side == Side.MENTOR else Mentee
    if part.objects.filter(person_id=application.person_id).exists():
        raise AlreadyTakesPart
    try:
        with transaction.atomic():
            facts: dict[str, Any] = {"decided_at": None, "reason": "", "unmet": None, "elsewhere": []}
            application = step(application, "reopen", by=by, at=at, note=note, **facts)
    except IntegrityError:
        raise AlreadyTakesPart from None
    charge(application, at=at)
    notices.reopened(application, at=at)
    return application


def _call_off(application: Application, *, at: datetime) -> None:
    """Nothing stays booked and nobody stays asked for a case that is over."""
    Interview.objects.filter(application=application, state=InterviewState.BOOKED).update(
        state=InterviewState.CANCELLED
    )
    Referral.objects.open().filter(application=application).update(closed_at=at)
