"""One-tap links."""

from datetime import datetime, timedelta

from mentores.accounts.models import User
from mentores.links.models import Link
from mentores.links.services import issue
from tests.factories.accounts import make_person
from tests.factories.moments import NOON


def make_link(
    person: User | None = None,
    *,
    purpose: str = "mentorship",
    kind: str = "mentorship",
    subject: str = "abcdefghijkm",
    lasts: timedelta = timedelta(days=7),
    once: bool = False,
    at: datetime = NOON,
) -> Link:
    """A link to something for somebody."""
    return issue(person or make_person(), purpose=purpose, kind=kind, subject=subject, lasts=lasts, once=once, at=at)
