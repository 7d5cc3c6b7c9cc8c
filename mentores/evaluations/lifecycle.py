"""The life of a request for a rating."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    ASKED = "asked", _("asked")
    RATED = "rated", _("rated")


LIFECYCLE = Lifecycle(
    start=State.ASKED,
    rate=step(State.ASKED, State.RATED, to=State.RATED),
)
