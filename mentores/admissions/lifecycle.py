"""The life of an application, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    SUBMITTED = "submitted", _("submitted")
    IN_REVIEW = "in_review", _("in review")
    BOOKED = "interview_booked", _("interview booked")
    INTERVIEWED = "interviewed", _("interviewed")
    REFERRED = "referred", _("another entity is asked")
    ACCEPTED = "accepted", _("accepted")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (State.SUBMITTED, State.IN_REVIEW, State.BOOKED, State.INTERVIEWED, State.REFERRED)
AT_HAND = (State.SUBMITTED, State.IN_REVIEW, State.BOOKED, State.INTERVIEWED)  # the owner goes on with it
DECIDED = (State.ACCEPTED, State.NOT_ACCEPTED)

LIFECYCLE = Lifecycle(
    start=State.SUBMITTED,
    assign=step(State.SUBMITTED, to=State.SUBMITTED),
    reach=step(State.SUBMITTED, to=State.IN_REVIEW),
    book=step(State.SUBMITTED, State.IN_REVIEW, State.INTERVIEWED, to=State.BOOKED),
    rebook=step(State.BOOKED, to=State.BOOKED),
    miss=step(State.BOOKED, to=State.IN_REVIEW),
    cancel_interview=step(State.BOOKED, to=State.IN_REVIEW),
    interview=step(State.SUBMITTED, State.IN_REVIEW, State.BOOKED, to=State.INTERVIEWED),
    accept=step(State.INTERVIEWED, to=State.ACCEPTED),
    decline=step(*AT_HAND, to=State.NOT_ACCEPTED),
    refer=step(*AT_HAND, to=State.REFERRED),
    call_back=step(State.REFERRED, to=State.IN_REVIEW),
    take_over=step(State.REFERRED, to=State.SUBMITTED),
    withdraw=step(*OPEN, to=State.WITHDRAWN),
    reopen=step(State.NOT_ACCEPTED, State.WITHDRAWN, to=State.IN_REVIEW),
)
