"""Ratings."""

from datetime import datetime

from mentores.accounts.viewer import through_link
from mentores.evaluations import services
from mentores.evaluations.models import Rating
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON


def make_rating(
    mentorship: Mentorship | None = None, *, side: str = Side.MENTEE, value: int | None = None, at: datetime = NOON
) -> Rating:
    """What one side was asked after the mentorship ended, and answered if a value is given."""
    mentorship = mentorship or make_mentorship(state=State.COMPLETED)
    services.catch_up(at=at)
    rating = Rating.objects.get(mentorship=mentorship, side=side)
    if value is None:
        return rating
    by = through_link(rating.person, purpose="rating", kind="rating", subject=rating.public_id)
    return services.rate(rating, value=value, comment="", by=by, at=at)
