"""Asking both people for a rating once a mentorship has ended, and taking it."""

from datetime import datetime

from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit import services as audit
from mentores.audit.models import Event
from mentores.evaluations import notices
from mentores.evaluations.lifecycle import LIFECYCLE
from mentores.evaluations.models import Rating
from mentores.evaluations.policies import MAY
from mentores.mentorships.lifecycle import ENDED
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side


def catch_up(*, at: datetime) -> None:
    """Ask about every mentorship that has ended since the last time."""
    audit.read_on("evaluations", _ask_if_ended)


@transaction.atomic
def rate(rating: Rating, *, value: int, comment: str, by: Viewer, at: datetime) -> Rating:
    """The person says how it was, and may change it while the link is open."""
    rating = audit.move(rating, "rate", lifecycle=LIFECYCLE, may=MAY, by=by, at=at)
    rating.value, rating.comment, rating.rated_at = value, comment, at
    rating.full_clean(exclude=["mentorship", "person"])
    rating.save()
    return rating


def _ask_if_ended(event: Event) -> None:
    if event.app != "mentorships" or event.act not in ("complete", "interrupt"):
        return
    mentorship = Mentorship.objects.filter(public_id=event.subject, state__in=ENDED).first()
    if mentorship is None:
        return
    _ask(mentorship, mentorship.mentee.person, Side.MENTEE, at=event.at)
    for row in mentorship.mentors.select_related("mentor__person"):
        _ask(mentorship, row.mentor.person, Side.MENTOR, at=event.at)


def _ask(mentorship: Mentorship, person: User, side: str, *, at: datetime) -> None:
    """Asking twice changes nothing."""
    rating, is_new = Rating.objects.get_or_create(
        mentorship=mentorship, person=person, defaults={"side": side, "asked_at": at}
    )
    if is_new:
        audit.begin(rating, by=SYSTEM, at=at)
        notices.asked(rating, at=at)
