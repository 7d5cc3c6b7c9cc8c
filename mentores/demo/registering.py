"""How people registered, what the entities decided, and what became of them apart from mentorships."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.admissions.models import Application, Reason
from mentores.admissions.services import accept, assign, decline, submit, withdraw
from mentores.audit.services import record_reading
from mentores.consents.models import Text
from mentores.demo.network import Network
from mentores.demo.people import WITHOUT_OWNER, Fate, Someone, answers_of, applicant_of
from mentores.demo.story import Story, drawn, later
from mentores.participants.models import Mentor, Phase
from mentores.participants.services.mentees import finish, pause_mentee
from mentores.participants.services.mentors import deactivate, finish_training, pause_mentor
from mentores.partners.models import Entity

REASONS = (Reason.UNREACHABLE, Reason.OUTSIDE_PROGRAMME, Reason.REGISTERED_TWICE, Reason.NOT_ELIGIBLE)
ASSIGNED_BECAUSE = "Nenhuma entidade da zona acompanha emigrantes que regressam."
SHARE_TRAINED_BEFORE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """Plans registrations, and decisions on those who registered before a day of the list."""

    story: Story
    network: Network
    notice: Text
    decided_before: date

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
        if row.registered_on < self.decided_before and someone.fate != Fate.UNDECIDED:
            decide = {Fate.WITHDRAWN: self._withdraw, Fate.NOT_ACCEPTED: self._decline}.get(someone.fate, self._accept)
            self.story.plan(later(at, draw, days=(4, 9)), partial(decide, someone))

    def _chosen(self, someone: Someone) -> Entity | None:
        if someone.phase == Phase.PILOT:
            return self.network.of_the_pilot
        return self.network.chosen_from(someone.row.municipality)

    def _assign(self, someone: Someone, at: datetime) -> None:
        application = _application(someone)
        entity = self.network.nearest_to(application.profile.municipality)
        by = self.network.national.giving(ASSIGNED_BECAUSE)
        someone.application = assign(application, entity=entity, by=by, at=at)

    def _withdraw(self, someone: Someone, at: datetime) -> None:
        application = _application(someone)
        link = through_link(
            application.person, purpose="application", kind="application", subject=application.public_id
        )
        withdraw(application, by=link, at=at)

    def _decline(self, someone: Someone, at: datetime) -> None:
        reason = drawn(someone.row.key, "reason").choice(REASONS)
        decline(_application(someone), reason=reason, by=self._reader_of(someone, at=at), at=at)

    def _accept(self, someone: Someone, at: datetime) -> None:
        draw = drawn(someone.row.key, "afterwards")
        trained = someone.fate != Fate.IN_TRAINING and (
            someone.phase == Phase.PILOT or draw.random() < SHARE_TRAINED_BEFORE
        )
        someone.part = accept(
            _application(someone),
            by=self._reader_of(someone, at=at),
            at=at,
            trained_on=timezone.localdate(at) - timedelta(days=7) if trained else None,
            capacity=someone.row.capacity,
        )
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
        someone.part = finish_training(someone.mentor, trained_on=timezone.localdate(at), by=by, at=at)

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
        application = _application(someone)
        assert application.entity is not None  # the national team has given it to one
        by = self.network.worker_of(application.entity)
        record_reading("application", application.public_id, by=by, at=at)
        return by


def _application(someone: Someone) -> Application:
    assert someone.application is not None  # registering comes first
    return someone.application
