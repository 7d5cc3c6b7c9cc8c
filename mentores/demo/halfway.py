"""Where the cases stand that have no answer yet: to be called, in review, before or after the interview, referred."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from mentores.accounts.viewer import through_link
from mentores.admissions.models import ContactHow, InterviewMode, Outcome
from mentores.admissions.services import book, hold_interview, note_contact, refer, say_yes
from mentores.demo.network import Network
from mentores.demo.people import WITHOUT_OWNER, Someone
from mentores.demo.story import LAST_DAY, Story, drawn
from mentores.partners.models import Entity

JUST_ARRIVED = timedelta(days=24)  # whoever registered so shortly before the last day waits for the first call
SHARES = {"submitted": 15, "in_review": 25, "booked": 25, "interviewed": 20, "referred": 15}
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Halfway:
    """Plans how far an application has come that nobody has decided on."""

    story: Story
    network: Network

    def plan(self, someone: Someone) -> None:
        if someone.row.key == WITHOUT_OWNER or someone.row.registered_on > LAST_DAY - JUST_ARRIVED:
            return
        draw = drawn(someone.row.key, "halfway")
        halt = draw.choices([*SHARES], [*SHARES.values()])[0]
        if halt == "submitted":
            self._plan(draw, (2, 12), partial(self._call, someone, Outcome.NO_ANSWER))
            return
        if halt != "interviewed":
            self._plan(draw, (14, 22), partial(self._call, someone, Outcome.REACHED))
        if halt == "booked":
            starts_at = self._office_hours(draw, LAST_DAY + timedelta(days=draw.randint(2, 14)))
            self._plan(draw, (2, 9), partial(self._book, someone, starts_at))
        elif halt == "interviewed":
            self._plan(draw, (1, 8), partial(self._interview, someone))
        elif halt == "referred":
            self._plan(draw, (3, 9), partial(self._refer, someone, draw.random() < 0.5))

    def _plan(self, draw: Random, days: tuple[int, int], act: Callable[[datetime], None]) -> None:
        """So many days before the last one."""
        self.story.plan(self.story.moment(LAST_DAY - timedelta(days=draw.randint(*days)), draw), act)

    def _office_hours(self, draw: Random, day: date) -> datetime:
        """A full hour on a day of the list or, where our calendar has a weekend, two days later."""
        at = self.story.moment(day, draw).replace(minute=0)
        return at + timedelta(days=2) if at.weekday() >= SATURDAY else at

    def _call(self, someone: Someone, outcome: str, at: datetime) -> None:
        by = self.network.worker_of(someone.entity)
        note_contact(someone.case, outcome=outcome, how=ContactHow.PHONE, by=by, at=at)

    def _book(self, someone: Someone, starts_at: datetime, at: datetime) -> None:
        far = someone.row.mode == "online"
        book(
            someone.case,
            starts_at=starts_at,
            minutes=45,
            mode=InterviewMode.PHONE if far else InterviewMode.IN_PERSON,
            place="" if far else "Na entidade, junto à receção",
            by=self.network.worker_of(someone.entity),
            at=at,
        )

    def _interview(self, someone: Someone, at: datetime) -> None:
        by = self.network.worker_of(someone.entity)
        hold_interview(someone.case, held_on=at.date(), answers={}, guide="", by=by, at=at)

    def _refer(self, someone: Someone, agrees: bool, at: datetime) -> None:
        """To the nearest other entity; some people have said yes already."""
        case, by = someone.case, self.network.worker_of(someone.entity)
        referral = refer(case, to=self._next_to(someone.entity), by=by, at=at)
        if agrees:
            link = through_link(case.person, purpose="application", kind="application", subject=case.public_id)
            say_yes(referral, by=link, at=at + timedelta(hours=20))

    def _next_to(self, entity: Entity) -> Entity:
        others = [one for one in self.network.entities.values() if one.pk != entity.pk]
        if entity.municipality is None:
            return others[0]
        return self.network.nearest_to(entity.municipality, but=entity)
