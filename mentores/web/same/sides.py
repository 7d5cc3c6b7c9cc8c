"""Two people side by side, as the desk and the office show them, and why they cannot be put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.core.fields import say
from mentores.participants.models import Profile
from mentores.privacy import services
from mentores.privacy.selectors import Part, parts_of

REFUSED: Mapping[type[Exception], str | Promise] = {
    services.BothMentors: _("Both are mentors. End the part of one of them first."),
    services.BothInMentorship: _("Both have an open mentorship. End one of them first."),
    services.BothAsked: _("Both have a proposal without an answer. Take one of them back first."),
    services.OneAnother: _("One of them was proposed to the other, so they are two people."),
    services.OneWorksHere: _("The second one works in the programme. Keep that one instead."),
    services.OneIsInvented: _("One of them is an invented person."),
    services.InTheWay: _("Both have something of which there can be one. Tell the national team."),
    services.TooLate: _("A week is over, or something has happened since. They cannot be parted any more."),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records."""

    person: User
    born: date | None
    municipality: str
    languages: list[str]
    parts: list[Part]
    since: datetime


def side_of(person: User) -> Side:
    """What is shown of one record to see whether it is the same person."""
    profile: Profile = person.profile
    spoken = profile.languages.select_related("language").order_by("language__sort_order")
    return Side(
        person=person,
        born=profile.birth_date,
        municipality=profile.municipality.label,
        languages=[capfirst(say(row.language.name)) for row in spoken],
        parts=parts_of(person),
        since=person.created_at,
    )
