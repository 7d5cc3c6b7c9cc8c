"""The life of a training session."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("training session", "planned")
    HELD = "held", pgettext_lazy("training session", "held")
    CANCELLED = "cancelled", pgettext_lazy("training session", "cancelled")


class Answer(models.TextChoices):
    """Where one person stands to one session."""

    INVITED = "invited", _("no answer yet")
    WAITING = "waiting", _("on the waiting list")
    COMING = "coming", _("coming")
    DECLINED = "declined", _("not coming")
    ATTENDED = "attended", _("was there")
    MISSED = "missed", _("was not there")


LIFECYCLE = Lifecycle(
    start=State.PLANNED,
    change=step(State.PLANNED, to=State.PLANNED),
    cancel=step(State.PLANNED, to=State.CANCELLED),
    hold=step(State.PLANNED, State.HELD, to=State.HELD),
)
