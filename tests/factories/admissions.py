"""Applications."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from mentores.accounts.models import User
from mentores.accounts.viewer import VISITOR, Viewer
from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import (
    Application,
    Contact,
    ContactHow,
    Interview,
    InterviewMode,
    Outcome,
    Reason,
    Referral,
)
from mentores.participants.models import Side
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity
from tests.factories.accounts import make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON
from tests.factories.participants import DOCUMENTS, PORTUGUESE, make_answers
from tests.factories.partners import acting_for, make_entity
from tests.factories.territories import reference_data


def make_application(
    entity: Entity | None = None,
    *,
    person: User | None = None,
    side: str = Side.MENTEE,
    state: str = State.SUBMITTED,
    answers: Answers | None = None,
    areas: Sequence[str] = (DOCUMENTS,),
    languages: Mapping[str, str] = PORTUGUESE,
    form_key: str | None = None,
    at: datetime = NOON,
) -> Application:
    """An application to the entity, waiting for its decision unless another state is asked for."""
    entity = entity or make_entity()
    application = submit(
        person, entity=entity, side=side, answers=answers, areas=areas, languages=languages, form_key=form_key, at=at
    )
    by = acting_for(entity)
    if state == State.IN_REVIEW:
        make_contact(application, at=at)
    elif state == State.BOOKED:
        make_booking(application, at=at)
    elif state in (State.INTERVIEWED, State.ACCEPTED):
        hold_interview(application, at=at)
    elif state == State.REFERRED:
        make_referral(application, at=at)
    elif state == State.NOT_ACCEPTED:
        services.decline(application, reason=Reason.OTHER, by=by, at=at)
    elif state == State.WITHDRAWN:
        services.withdraw(application, by=by, at=at)
    if state == State.ACCEPTED:
        services.accept(application, by=by, at=at)
    application.refresh_from_db()
    return application


def make_contact(application: Application, *, outcome: str = Outcome.REACHED, at: datetime = NOON) -> Contact:
    """The entity has tried to reach the person by telephone."""
    return services.note_contact(
        application, outcome=outcome, how=ContactHow.PHONE, by=acting_for_owner(application), at=at
    )


def make_booking(
    application: Application,
    *,
    starts_at: datetime | None = None,
    place: str = "Rua do Exemplo, 1",
    at: datetime = NOON,
) -> Interview:
    """An interview at the entity's place, three days later unless another moment is given."""
    return services.book(
        application,
        starts_at=starts_at or at + timedelta(days=3),
        minutes=45,
        mode=InterviewMode.IN_PERSON,
        place=place,
        by=acting_for_owner(application),
        at=at,
    )


def hold_interview(application: Application, *, at: datetime = NOON) -> Interview:
    """The interview has taken place, without a guide: only the day."""
    return services.hold_interview(
        application, held_on=at.date(), answers={}, guide="", by=acting_for_owner(application), at=at
    )


def make_referral(application: Application, *, to: Entity | None = None, at: datetime = NOON) -> Referral:
    """Another entity is asked to accompany the person."""
    return services.refer(application, to=to or make_entity(), by=acting_for_owner(application), at=at)


def acting_for_owner(application: Application) -> Viewer:
    """Whoever works on cases at the entity that has this one."""
    assert application.entity is not None  # a case without owner has no such colleague
    return acting_for(application.entity)


def make_application_without_owner(
    *, person: User | None = None, side: str = Side.MENTEE, at: datetime = NOON
) -> Application:
    """An application for which no entity was found; there must be none that could take it."""
    return submit(person, entity=None, side=side, at=at)


def submit(
    person: User | None,
    *,
    entity: Entity | None,
    side: str,
    answers: Answers | None = None,
    areas: Sequence[str] = (DOCUMENTS,),
    languages: Mapping[str, str] = PORTUGUESE,
    form_key: str | None = None,
    at: datetime,
) -> Application:
    """Send the form as a visitor; without an entity the routing chooses."""
    reference_data()
    return services.submit(
        person or make_person(),
        answers or make_answers(),
        side=side,
        areas=areas,
        languages=languages,
        notice=make_text(),
        by=VISITOR,
        at=at,
        chosen=entity,
        form_key=form_key,
    )
