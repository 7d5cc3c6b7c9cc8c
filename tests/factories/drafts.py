"""Registrations that were begun."""

from datetime import datetime

from mentores.admissions.models import Draft
from mentores.admissions.services import drafts
from mentores.participants.models import Side
from tests.factories.moments import NOON


def make_draft(
    draft: Draft | None = None,
    *,
    side: str = Side.MENTEE,
    screen: str = "you",
    name: str = "Ana",
    language: str = "pt",
    at: datetime = NOON,
) -> Draft:
    """Somebody has written a name on a screen."""
    return drafts.keep(draft, side=side, screen=screen, said={"full_name": [name]}, language=language, at=at)
