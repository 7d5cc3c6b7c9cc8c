"""The lives of an entity in the network and of a request for help, each in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class RequestState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("request", "asked")
    IN_HAND = "in_hand", _("in hand")
    ANSWERED = "answered", pgettext_lazy("request", "answered")
    CLOSED = "closed", _("closed")


UNANSWERED = (RequestState.ASKED, RequestState.IN_HAND)

REQUEST = Lifecycle(
    start=RequestState.ASKED,
    take_request=step(RequestState.ASKED, to=RequestState.IN_HAND),
    answer_request=step(*UNANSWERED, to=RequestState.ANSWERED),
    ask_again=step(RequestState.ANSWERED, RequestState.CLOSED, to=RequestState.ASKED),
    close_request=step(*UNANSWERED, RequestState.ANSWERED, to=RequestState.CLOSED),
)
