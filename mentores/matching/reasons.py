"""What pairing found, in sentences for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import say
from mentores.core.text import listed
from mentores.pairing.scores import Score
from mentores.territories.models import Language, SupportArea

# Why two people cannot be paired: the codes of pairing's rules and of NotPossible.
OBSTACLES: Mapping[str, str | Promise] = {
    "place": _("The mentor has no free place."),
    "area": _("The mentor does not offer any of the areas needed."),
    "reach": _("The two cannot reach each other, in person or online."),
    "language": _("The two share no language well enough."),
    "mentor_wish": _("The mentor asked for another gender."),
    "mentee_wish": _("The mentee asked for another gender."),
    "public": _("The mentor does not accompany people in this situation."),
    "minor": _("The mentor’s criminal record has not been checked, and the mentee is a minor."),
    "waiting": _("The mentee is not waiting for a mentor."),
    "proposed": _("The mentee already has a proposal without an answer."),
    "mentored": _("The mentee is already in a mentorship."),
    "ready": _("The mentor is not ready."),
    "past_pair": _("The two were a pair before, and it broke off."),
    "oneself": _("Nobody can be their own mentor."),
}

# Why a mentee is left over in a round: the one rule that, set aside, would open the most mentors.
LEFT_OVER: Mapping[str, str | Promise] = {
    "place": _("Every mentor who fits accompanies somebody already or is being asked about somebody else."),
    "area": _("No mentor with a free place offers any of the areas needed."),
    "reach": _("The mentors who would fit and this person cannot meet, in person or online."),
    "language": _("The mentors who would fit and this person share no language well enough."),
    "mentor_wish": _("The mentors who would fit asked for another gender."),
    "mentee_wish": _("The mentee asked for another gender than the mentors have who would fit."),
    "public": _("The mentors who would fit do not accompany people in this situation."),
    "minor": _("The mentee is a minor, and no mentor who would fit has a checked criminal record."),
    "ban": _("The only mentors who would fit have been a pair with this person before."),
}
NO_SINGLE_REASON = _("No mentor fits, and no single change would help.")
PLACES_TAKEN = _("More people than places: the mentors who fit are needed by others too.")

# What each part of a score measures: the codes of pairing's parts.
PARTS: Mapping[str, str | Promise] = {
    "area": _("What is needed and offered"),
    "time": _("Free time in common"),
    "language": _("Languages in common"),
    "distance": _("How easily they meet"),
}


def reasons(score: Score, *, areas: Mapping[str, SupportArea], languages: Mapping[str, Language]) -> list[str]:
    """Why the two go together, the weightiest first, in the active language. The mappings lead from codes to rows."""
    offered = listed(say(areas[code].name) for code in score.offered)
    spoken = listed(say(languages[code].name) for code, _level in score.languages)
    sentences = [
        gettext("Helps with the greatest need: %(areas)s.") % {"areas": offered}
        if score.first_need
        else gettext("Helps with: %(areas)s.") % {"areas": offered},
        gettext("Both speak: %(languages)s.") % {"languages": spoken},
        _time(score.half_days),
    ]
    if "in_person" in score.ways and score.kilometres is not None:
        sentences.append(_distance(score.kilometres))
    if "online" in score.ways:
        sentences.append(gettext("They can meet online."))
    return sentences


def _time(half_days: int) -> str:
    if not half_days:
        return gettext("They share no free time yet: ask both about other times.")
    text = ngettext("Both are free on %(count)s half-day.", "Both are free on %(count)s half-days.", half_days)
    return text % {"count": half_days}


def _distance(kilometres: int) -> str:
    """Distances come in bands, so that they do not tell where somebody lives."""
    if kilometres == 0:
        return gettext("Both live in the same municipality.")
    band = next(limit for limit in (10, 20, 30, 50, 100, 5000) if kilometres <= limit)
    if band == 5000:
        return gettext("They live more than 100 km apart.")
    return gettext("They live up to %(kilometres)s km apart.") % {"kilometres": band}
