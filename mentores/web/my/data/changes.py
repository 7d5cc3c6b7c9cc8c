"""The last change of one's answers, as the person reads it, and whether it can be put back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.participants.models import Profile
from mentores.participants.selectors import to_put_back
from mentores.web.changes import label_of, names_of, words

ASKED: Mapping[str, str | Promise] = {
    "municipality_id": _("Where you live"),
    "mentee_areas": _("You need help with"),
    "mentor_areas": _("You can help with"),
    "strengths": _("What you are good at"),
    "languages": _("You speak"),
    "availability": _("You have time"),
    "mode": _("How you want to meet"),
    "travel_km": _("How far you go"),
    "gender_wish": _("Who it should be"),
    "publics": _("Whom you would accompany"),
    "sector": _("Your work"),
    "interests": _("What you like to do"),
}


@dataclass(frozen=True, slots=True)
class LastChange:
    """`before` is each question with what stood there."""

    public_id: str
    at: datetime
    by_oneself: bool
    before: list[tuple[str, str]]


def last_change(profile: Profile) -> LastChange | None:
    """The latest change that can be put back; None where there is none."""
    change = next(iter(to_put_back(profile)), None)
    if change is None:
        return None
    names = names_of([change])
    return LastChange(
        public_id=change.public_id,
        at=change.at,
        by_oneself=change.person_id == profile.person_id,
        before=[
            (capfirst(str(ASKED.get(name) or label_of(name))), words(name, value, names))
            for name, value in change.kept.items()
        ],
    )
