"""How people registered, what the entities decided, and what became of them apart from mentorships."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.admissions.models import ContactHow, Outcome, Reason
from mentores.admissions.services import accept, assign, decline, hold_interview, note_contact, submit, withdraw
from mentores.audit.services import record_reading
from mentores.consents.models import Text
from mentores.demo.halfway import Halfway
from mentores.demo.network import Network
from mentores.demo.people import WITHOUT_OWNER, Fate, Someone, answers_of, applicant_of
from mentores.demo.preparing import train, trained_before
from mentores.demo.story import Story, drawn, later
from mentores.participants.models import Mentor, Phase
from mentores.participants.services.mentees import finish, pause_mentee
from mentores.participants.services.mentors import deactivate, pause_mentor
from mentores.partners.models import Entity

REASONS = (Reason.UNREACHABLE, Reason.OUTSIDE_PROGRAMME, Reason.REGISTERED_TWICE, Reason.NOT_ELIGIBLE)
ASSIGNED_BECAUSE = "Nenhuma entidade da zona acompanha emigrantes que regressam."
SHARE_TRAINED_BEFORE = 0.3
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """Plans registrations, and decisions on those who registered before a day of the list."""

    story: Story
    network: Network
    notice: Text
    decided_before: date

    @property
    def halfway(self) -> Halfway:
        return Halfway(story=self.story, network=self.network)

    def plan(self, people: Iterable[Someone]) -> None:
        for someone in people:
            at = self.story.moment(someone.row.registered_on, drawn(someone.row.key, "registers"))
            self.story.plan(at, partial(self._register, someone))

    def _register(self, someone: Someone, at: datetime) -> None:
        row = someone.row
        someone.application = submit(
            applicant_of(row),
            answers_of(row),
            side=row.side,
            areas=row.areas,
            languages=row.languages,
            notice=self.notice,
            by=VISITOR,
            at=at,
            chosen=self._chosen(someone),
            phase=someone.phase,
        )
        draw = drawn(row.key, "decision")
        if someone.application.entity is None and row.key != WITHOUT_OWNER:
            self.story.plan(later(at, draw, days=(1, 2)), partial(self._assign, someone))
        if row.registered_on >= self.decided_before or someone.fate == Fate.UNDECIDED:
            self.halfway.plan(someone)
            return
        decided_at = later(at, draw, days=(4, 9))
        if someone.fate == Fate.WITHDRAWN:
            self.story.plan(decided_at, partial(self._withdraw, someone))
        elif someone.fate == Fate.NOT_ACCEPTED:
            self.story.plan(decided_at, partial(self._decline, someone))
        else:
            self.story.plan(decided_at - DAY, partial(self._meet, someone))
            self.story.plan(decided_at, partial(self._accept, someone))

    def _chosen(self, someone: Someone) -> Entity | None:
        if someone.phase == Phase.PILOT:
            return self.network.of_the_pilot
        return self.network.chosen_from(someone.row.municipality)

    def _assign(self, someone: Someone, at: datetime) -> None:
        application = someone.case
        entity = self.network.nearest_to(application.profile.municipality)
        by = self.network.national.giving(ASSIGNED_BECAUSE)
        someone.application = assign(application, entity=entity, by=by, at=at)

    def _withdraw(self, someone: Someone, at: datetime) -> None:
        application = someone.case
        link = through_link(
            application.person, purpose="application", kind="application", subject=application.public_id
        )
        withdraw(application, by=link, at=at)

    def _decline(self, someone: Someone, at: datetime) -> None:
        reason = drawn(someone.row.key, "reason").choice(REASONS)
        application, by = someone.case, self._reader_of(someone, at=at)
        tried = Outcome.NO_ANSWER if reason == Reason.UNREACHABLE else Outcome.REACHED
        note_contact(application, outcome=tried, how=ContactHow.PHONE, by=by, at=at)
        decline(application, reason=reason, by=by, at=at)

    def _meet(self, someone: Someone, at: datetime) -> None:
        """The interview, on the day before the answer."""
        by = self.network.worker_of(someone.entity)
        hold_interview(someone.case, held_on=timezone.localdate(at), answers={}, guide="", by=by, at=at)

    def _accept(self, someone: Someone, at: datetime) -> None:
        draw = drawn(someone.row.key, "afterwards")
        trained = someone.fate != Fate.IN_TRAINING and (
            someone.phase == Phase.PILOT or draw.random() < SHARE_TRAINED_BEFORE
        )
        someone.part = accept(
            someone.case,
            by=self._reader_of(someone, at=at),
            at=at,
            trained_on=timezone.localdate(at) - timedelta(days=7) if trained else None,
            capacity=someone.row.capacity,
        )
        if trained or not isinstance(someone.part, Mentor):
            trained_before(someone.part, by=self.network.worker_of(someone.part.entity), at=at)
        ready = at
        if isinstance(someone.part, Mentor) and not trained and someone.fate != Fate.IN_TRAINING:
            ready = later(at, draw, days=(5, 25))
            self.story.plan(ready, partial(self._finish_training, someone))
        if someone.fate == Fate.PAUSED:
            self.story.plan(later(ready, draw, days=(20, 60)), partial(self._pause, someone))
        if someone.fate == Fate.LEFT:
            self.story.plan(later(ready, draw, days=(40, 90)), partial(self._leave, someone))

    def _finish_training(self, someone: Someone, at: datetime) -> None:
        by = self.network.worker_of(someone.mentor.entity)
        someone.part = train(someone.mentor, by=by, at=at)

    def _pause(self, someone: Someone, at: datetime) -> None:
        if isinstance(someone.part, Mentor):
            pause_mentor(someone.part, by=self.network.worker_of(someone.part.entity), at=at)
        else:
            pause_mentee(someone.mentee, by=self.network.worker_of(someone.mentee.entity), at=at)

    def _leave(self, someone: Someone, at: datetime) -> None:
        if isinstance(someone.part, Mentor):
            deactivate(someone.part, by=self.network.worker_of(someone.part.entity), at=at)
        else:
            finish(someone.mentee, by=self.network.worker_of(someone.mentee.entity), at=at)

    def _reader_of(self, someone: Someone, *, at: datetime) -> Viewer:
        """Whoever decides has opened the application first."""
        by = self.network.worker_of(someone.entity)
        record_reading("application", someone.case.public_id, by=by, at=at)
        return by
