"""What people are told about evaluating."""

from datetime import datetime, timedelta

from mentores.evaluations.models import Rating
from mentores.links.services import issue
from mentores.messaging.services import send

OPEN_FOR = timedelta(days=90)


def asked(rating: Rating, *, at: datetime) -> None:
    """To each of the two: how was it? One tap answers."""
    link = issue(rating.person, purpose="rating", kind="rating", subject=rating.public_id, lasts=OPEN_FOR, at=at)
    send(rating.person, "evaluations/asked", link=link, at=at)
