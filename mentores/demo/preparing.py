"""How people are made ready for a first match: the mentor's training and paper, the mentee's orientation."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.core.languages import DEFAULT
from mentores.participants.models import Mentee, Mentor
from mentores.participants.services.papers import record_paper
from mentores.training.models import MENTEE_MINUTES, MENTOR_MINUTES
from mentores.training.services import make_ready, note_training
from mentores.training.topics import TOPICS, Kind

TRAINED_BEFORE = timedelta(days=7)


def trained_before(part: Mentor | Mentee, *, by: Viewer, at: datetime) -> None:
    """Somebody accepted who is ready at once: a mentor trained the week before, a mentee who was told how it works."""
    today = timezone.localdate(at)
    if isinstance(part, Mentor):
        _train(part, on=today - TRAINED_BEFORE, by=by, at=at)
    else:
        note_training(
            part.person,
            kind=Kind.MENTEE_ORIENTATION,
            on=today,
            minutes=MENTEE_MINUTES,
            topics=TOPICS[Kind.MENTEE_ORIENTATION],
            by=by,
            at=at,
        )


def train(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """A mentor has had the training, signs, and is ready."""
    _train(mentor, on=timezone.localdate(at), by=by, at=at)
    return make_ready(mentor, by=by, at=at)


def _train(mentor: Mentor, *, on: date, by: Viewer, at: datetime) -> None:
    note_training(
        mentor.person,
        kind=Kind.MENTOR_TRAINING,
        on=on,
        minutes=MENTOR_MINUTES,
        topics=TOPICS[Kind.MENTOR_TRAINING],
        by=by,
        at=at,
    )
    record_paper(mentor, signed_on=timezone.localdate(at), language=DEFAULT, by=by, at=at)
