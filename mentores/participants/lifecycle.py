"""The lives of a mentor and of a mentee. *Mentoring* and *mentored* are not states: mentorships say so.

What people are shown is the standing: the state, and whether somebody is accompanied.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class MentorState(models.TextChoices):
    IN_TRAINING = "in_training", _("in training")
    READY = "ready", _("ready")
    PAUSED = "paused", _("paused")
    INACTIVE = "inactive", _("inactive")


class MenteeState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")


class MentorStanding(models.TextChoices):
    """Where a mentor stands, as every page says it."""

    IN_TRAINING = "in_training", _("in training")
    AVAILABLE = "available", _("available")
    MENTORING = "mentoring", _("mentoring")
    PAUSED = "paused", _("paused")
    INACTIVE = "inactive", _("inactive")


class MenteeStanding(models.TextChoices):
    """Where a mentee stands, as every page says it."""

    WAITING = "waiting", _("waiting")
    MENTORED = "mentored", _("mentored")
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")


MENTOR = Lifecycle(
    start=MentorState.IN_TRAINING,
    finish_training=step(MentorState.IN_TRAINING, to=MentorState.READY),
    pause_mentor=step(MentorState.READY, to=MentorState.PAUSED),
    resume_mentor=step(MentorState.PAUSED, to=MentorState.READY),
    deactivate=step(MentorState.IN_TRAINING, MentorState.READY, MentorState.PAUSED, to=MentorState.INACTIVE),
    release=step(MentorState.READY, MentorState.PAUSED, to=MentorState.INACTIVE),
    reactivate=step(MentorState.INACTIVE, to=MentorState.IN_TRAINING),
    hand_over=step(MentorState.READY, to=MentorState.IN_TRAINING),
)

MENTEE = Lifecycle(
    start=MenteeState.WAITING,
    pause_mentee=step(MenteeState.WAITING, to=MenteeState.PAUSED),
    resume_mentee=step(MenteeState.PAUSED, to=MenteeState.WAITING),
    finish=step(MenteeState.WAITING, MenteeState.PAUSED, to=MenteeState.DONE),
    reopen=step(MenteeState.DONE, to=MenteeState.WAITING),
)
