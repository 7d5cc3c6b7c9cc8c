"""Applications."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mentores.accounts.models import User
from mentores.accounts.viewer import VISITOR
from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Reason
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
    if state == State.ACCEPTED:
        services.accept(application, by=by, at=at)
    elif state == State.NOT_ACCEPTED:
        services.decline(application, reason=Reason.OTHER, by=by, at=at)
    elif state == State.WITHDRAWN:
        services.withdraw(application, by=by, at=at)
    application.refresh_from_db()
    return application


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
