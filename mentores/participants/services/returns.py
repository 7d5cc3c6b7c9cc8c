"""Coming back from a pause on the day that was said."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mentores.accounts.viewer import SYSTEM
from mentores.consents.services import ConsentWithdrawn
from mentores.core.lifecycle import ActNotPossible
from mentores.participants import notices
from mentores.participants.models import Mentee, Mentor
from mentores.participants.services.mentees import resume_mentee
from mentores.participants.services.mentors import resume_mentor


def end_pauses(*, at: datetime) -> None:
    """Bring everybody back whose pause ends by today, and tell them how to take a longer one.

    Whoever has taken back the consent meanwhile stays paused, and is on the entity's list for that; whoever came back
    in this moment is left alone.
    """
    today = timezone.localdate(at)
    for mentor in Mentor.objects.filter(paused_until__lte=today).order_by("pk"):
        with suppress(ActNotPossible, ConsentWithdrawn):
            _bring_back(mentor, at=at)
    for mentee in Mentee.objects.filter(paused_until__lte=today).order_by("pk"):
        with suppress(ActNotPossible, ConsentWithdrawn):
            _bring_back(mentee, at=at)


@transaction.atomic
def _bring_back(part: Mentor | Mentee, *, at: datetime) -> None:
    if isinstance(part, Mentor):
        resume_mentor(part, by=SYSTEM, at=at)
    else:
        resume_mentee(part, by=SYSTEM, at=at)
    notices.pause_over(part, at=at)
