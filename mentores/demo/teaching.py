"""The sessions of the demonstration: an exchange that was held, a training to come, one of the national team."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.demo.network import A, B, Network
from mentores.demo.story import Story, drawn, later
from mentores.partners.models import Entity, Membership
from mentores.training.models import Attendance, Session
from mentores.training.selectors import attendances_of, invitable
from mentores.training.services import answer, enrol, hold, invite, plan
from mentores.training.topics import TOPICS, Kind

AHEAD = timedelta(days=14)
WAS_HELD, IS_TO_COME, OF_THE_TEAM = date(2015, 10, 14), date(2015, 11, 10), date(2015, 11, 18)
PLACES = 12
ROOM = "Biblioteca Municipal (exemplo), sala 2"
VIDEO = "https://video.example.org/formacao"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """Plans the sessions: at each of the two entities that the demonstration shows most, and for all of them."""

    story: Story
    network: Network

    def plan(self) -> None:
        for number in (A, B):
            for kind, day in ((Kind.EXCHANGE, WAS_HELD), (Kind.MENTOR_TRAINING, IS_TO_COME)):
                starts_at = self._evening(day, number)
                self.story.plan(starts_at - AHEAD, partial(self._plan, self.network.entities[number], kind, starts_at))
        starts_at = self._evening(OF_THE_TEAM, 0)
        self.story.plan(starts_at - AHEAD - AHEAD / 2, partial(self._plan_for_staff, starts_at))

    def _evening(self, day: date, number: int) -> datetime:
        moment = self.story.moment(day, drawn("session", str(number)))
        return moment.replace(hour=18, minute=30)

    def _plan(self, entity: Entity, kind: Kind, starts_at: datetime, at: datetime) -> None:
        by = self.network.worker_of(entity)
        session = plan(
            entity,
            kind=kind,
            starts_at=starts_at,
            minutes=120,
            capacity=PLACES,
            place=ROOM,
            topics=TOPICS[kind],
            trainer="Berta Ensaio",
            by=by,
            at=at,
        )
        wanted = [one for one in invitable(by, session) if one.needs_it or kind == Kind.EXCHANGE]
        people = [one.person for one in wanted if one.person.contact_email]
        for attendance in invite(session, people[:PLACES], by=by, at=at):
            draw = drawn("answers", attendance.person.full_name)
            if draw.random() < 0.7:
                self.story.plan(later(at, draw, days=(1, 6)), partial(self._say_yes, attendance, by))
        self.story.plan(session.ends_at, partial(self._hold, session, by))

    def _say_yes(self, attendance: Attendance, by: Viewer, at: datetime) -> None:
        answer(attendance, coming=True, by=by, at=at)

    def _hold(self, session: Session, by: Viewer, at: datetime) -> None:
        coming = [one for one in attendances_of(by, session) if one.answer == "coming"]
        hold(session, there={one.public_id: session.minutes for one in coming}, by=by, at=at)

    def _plan_for_staff(self, starts_at: datetime, at: datetime) -> None:
        session = plan(
            None,
            kind=Kind.STAFF,
            starts_at=starts_at,
            minutes=90,
            capacity=40,
            address=VIDEO,
            topics=TOPICS[Kind.STAFF],
            by=self.network.national,
            at=at,
        )
        for number in (A, B):
            entity = self.network.entities[number]
            for member in Membership.objects.filter(entity=entity, role=Role.COORDINATOR).order_by("pk")[:1]:
                enrol(session, by=Viewer(member.person, Role.COORDINATOR, entity_id=entity.pk), at=at)
