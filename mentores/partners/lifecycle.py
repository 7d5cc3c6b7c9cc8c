"""The life of an entity in the network, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    CANDIDATE = "candidate", _("candidate")
    PREPARATION = "preparation", _("in preparation")
    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("ended")
    REFUSED = "refused", _("not admitted")


IN_THE_HOUSE = (State.PREPARATION, State.ACTIVE, State.SUSPENDED)  # admitted, and not gone
IN_THE_NETWORK = (State.ACTIVE, State.SUSPENDED)

LIFECYCLE = Lifecycle(
    start=State.CANDIDATE,
    admit=step(State.CANDIDATE, to=State.PREPARATION),
    refuse=step(State.CANDIDATE, to=State.REFUSED),
    activate=step(State.PREPARATION, to=State.ACTIVE),
    suspend=step(State.ACTIVE, to=State.SUSPENDED),
    resume=step(State.SUSPENDED, to=State.ACTIVE),
    end=step(*IN_THE_HOUSE, to=State.ENDED),
)
