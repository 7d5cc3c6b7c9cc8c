"""Sessions of training, papers, and who is prepared."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.consents.models import Text
from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.participants.first_paper import load_first_paper
from mentores.participants.models import Mentor, Paper
from mentores.participants.services.papers import record_paper
from mentores.partners.models import Entity
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance, Session
from mentores.training.services import answer, cancel, hold, invite, plan
from mentores.training.topics import TOPICS, Kind
from tests.factories.accounts import make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import acting_for, make_entity

IN_A_WEEK = timedelta(days=7)
NATIONAL = Viewer(person=None, role=Role.NATIONAL_TECHNICIAN)


def make_session(
    entity: Entity | None = None,
    *,
    national: bool = False,
    for_entities: Sequence[Entity] = (),
    kind: str = Kind.MENTOR_TRAINING,
    starts_at: datetime = NOON + IN_A_WEEK,
    minutes: int = 120,
    capacity: int = 10,
    place: str = "Biblioteca",
    address: str = "",
    topics: Sequence[str] | None = None,
    trainer: str = "Formadora Exemplo",
    state: str = State.PLANNED,
    at: datetime = NOON,
) -> Session:
    """A session in a week, of an entity unless it is `national`, planned unless another state is asked for."""
    entity = None if national else entity or make_entity()
    by = NATIONAL if entity is None else acting_for(entity)
    session = plan(
        entity,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes,
        capacity=capacity,
        place=place,
        address=address,
        topics=TOPICS[kind] if topics is None else topics,
        trainer=trainer,
        for_entities=for_entities,
        by=by,
        at=at,
    )
    if state == State.CANCELLED:
        return cancel(session, by=by, at=at)
    if state == State.HELD:
        return hold(session, there={}, by=by, at=session.ends_at)
    return session


def make_attendance(
    session: Session | None = None,
    *,
    person: User | None = None,
    said: str = Answer.INVITED,
    by: Viewer | None = None,
    at: datetime = NOON,
) -> Attendance:
    """Somebody who is invited to a session and has said this; a yes may lead to the waiting list."""
    session = session or make_session()
    by = by or (acting_for(session.entity) if session.entity else NATIONAL)
    (attendance,) = invite(session, [person or make_person()], by=by, at=at)
    if said in (Answer.COMING, Answer.WAITING, Answer.ATTENDED, Answer.MISSED):
        attendance = answer(attendance, coming=True, by=by, at=at)
    if said == Answer.DECLINED:
        attendance = answer(attendance, coming=False, by=by, at=at)
    if said == Answer.ATTENDED:
        hold(session, there={attendance.public_id: session.minutes}, by=by, at=session.ends_at)
        attendance.refresh_from_db()
    if said == Answer.MISSED:
        hold(session, there={}, missed=[attendance.public_id], by=by, at=session.ends_at)
        attendance.refresh_from_db()
    return attendance


def make_programme_text() -> Text:
    """The volunteer programme that mentors sign."""
    load_first_paper()
    return Text.objects.filter(purpose=VOLUNTEER_PROGRAMME).latest("version")


def make_paper(mentor: Mentor, *, at: datetime = NOON) -> Paper:
    """The mentor has signed the printed volunteer programme."""
    make_programme_text()
    return record_paper(mentor, signed_on=TODAY, language="pt", by=acting_for(mentor.entity), at=at)


def insured(entity: Entity) -> Entity:
    """The entity with a valid group insurance."""
    entity.insurance_insurer, entity.insurance_policy = "Seguradora Exemplo", "1"
    entity.insurance_until = TODAY + timedelta(days=300)
    entity.save(update_fields=["insurance_insurer", "insurance_policy", "insurance_until"])
    return entity
