"""The life of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    SUBMITTED = "submitted", _("submitted")
    ACCEPTED = "accepted", _("accepted")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


LIFECYCLE = Lifecycle(
    start=State.SUBMITTED,
    assign=step(State.SUBMITTED, to=State.SUBMITTED),
    accept=step(State.SUBMITTED, to=State.ACCEPTED),
    decline=step(State.SUBMITTED, to=State.NOT_ACCEPTED),
    withdraw=step(State.SUBMITTED, to=State.WITHDRAWN),
)
