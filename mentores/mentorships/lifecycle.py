"""The life of a mentorship, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    PREPARATION = "preparation", _("in preparation")
    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    CLOSING = "closing", _("closing")
    COMPLETED = "completed", _("completed")
    INTERRUPTED = "interrupted", _("interrupted")
    NOT_STARTED = "not_started", _("not started")
    MISTAKEN = "mistaken", _("opened by mistake")


GOING_ON = (State.RUNNING, State.PAUSED, State.CLOSING)
OPEN = (State.PREPARATION, *GOING_ON)
ENDED = (State.COMPLETED, State.INTERRUPTED)
NEVER_BEGAN = (State.NOT_STARTED, State.MISTAKEN)

LIFECYCLE = Lifecycle(
    start=State.PREPARATION,
    start_meeting=step(State.PREPARATION, to=State.RUNNING),
    pause=step(State.RUNNING, to=State.PAUSED),
    resume=step(State.PAUSED, State.CLOSING, to=State.RUNNING),
    wind_down=step(State.RUNNING, State.PAUSED, to=State.CLOSING),
    complete=step(*GOING_ON, to=State.COMPLETED),
    interrupt=step(*GOING_ON, to=State.INTERRUPTED),
    give_up=step(State.PREPARATION, to=State.NOT_STARTED),
    mark_mistaken=step(State.PREPARATION, to=State.MISTAKEN),
)
