"""The life of a proposal. It is open once both sides' technicians have confirmed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    SUGGESTED = "suggested", _("waiting for confirmation")
    OPEN = "open", _("waiting for answers")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MISTAKEN = "mistaken", _("made by mistake")


UNDECIDED = (State.SUGGESTED, State.OPEN)

LIFECYCLE = Lifecycle(
    start=State.SUGGESTED,
    confirm=step(State.SUGGESTED, to=State.SUGGESTED),
    ask=step(State.SUGGESTED, to=State.OPEN),
    answer=step(State.OPEN, to=State.OPEN),
    accept=step(State.OPEN, to=State.ACCEPTED),
    decline=step(State.OPEN, to=State.DECLINED),
    expire=step(*UNDECIDED, to=State.EXPIRED),
    withdraw=step(*UNDECIDED, to=State.WITHDRAWN),
    mark_mistaken=step(*UNDECIDED, to=State.MISTAKEN),
)
