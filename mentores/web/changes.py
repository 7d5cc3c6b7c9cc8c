"""A change of a profile in words: which answers, and what stood there before where that is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import say
from mentores.core.languages import BY_CODE
from mentores.core.text import listed
from mentores.participants.models import Interest, Level, Profile, ProfileChange, Strength
from mentores.partners.models import Public
from mentores.territories import selectors as territories
from mentores.web.participation.answers import SITUATIONS, week

LABELS: Mapping[str, str | Promise] = {
    "mentor_areas": _("Offers help with"),
    "mentee_areas": _("Needs help with"),
    "languages": _("Languages"),
    "municipality_id": _("Municipality"),
    "full_name": _("Name"),
    "preferred_name": _("Likes to be called"),
    "phone": _("Telephone"),
    "contact_email": _("E-mail"),
    "language": _("We write in"),
}
LISTS = {"strengths": Strength, "interests": Interest, "publics": Public}


@dataclass(frozen=True, slots=True)
class Names:
    """What codes of the reference data are called."""

    areas: Mapping[str, str]
    languages: Mapping[str, str]
    places: Mapping[str, str]


def names_of(changes: Sequence[ProfileChange]) -> Names:
    """What the codes are called that these changes keep."""
    if not changes:
        return Names({}, {}, {})
    places = {change.before.get("municipality_id") for change in changes}
    return Names(
        areas={area.code: say(area.name) for area in territories.areas()},
        languages={language.code: say(language.name) for language in territories.languages()},
        places={place.code: place.label for place in territories.municipalities().filter(code__in=places - {None})},
    )


def what(change: ProfileChange) -> str:
    answers = listed(str(label_of(name)).lower() for name in change.fields)
    return gettext("Changed: %(answers)s.") % {"answers": answers}


def before(change: ProfileChange, names: Names) -> str:
    """What stood there, for what is kept of it: codes and numbers, never what was written freely."""
    lines = [(capfirst(str(label_of(name))), words(name, value, names)) for name, value in change.before.items()]
    return "\n".join(gettext("%(answer)s before: %(words)s") % {"answer": label, "words": w} for label, w in lines)


def label_of(name: str) -> str | Promise:
    if name in LABELS:
        return LABELS[name]
    label: str | Promise = Profile._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a field of its own
    return label


def words(name: str, value: Any, names: Names) -> str:
    """A value that was kept, as people read it."""
    if value in (None, "", [], {}):
        return gettext("nothing")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    match name:
        case "availability":
            found = [str(line) for line in week(value)]
        case "languages":
            found = [f"{names.languages.get(code, code)} ({Level(level).label})" for code, level in value.items()]
        case "mentor_areas" | "mentee_areas":
            found = [names.areas.get(code, code) for code in value]
        case "strengths" | "interests" | "publics":
            found = [str(LISTS[name](code).label) for code in value]
        case "language":
            found = [BY_CODE[value].endonym if value in BY_CODE else value]
        case "public":
            found = [str(SITUATIONS.get(value, value))]
        case "municipality_id":
            found = [names.places.get(value, value)]
        case _:
            choices = dict(Profile._meta.get_field(name).flatchoices)  # type: ignore[union-attr]  # a field of its own
            found = [str(choices.get(value, value))]
    return listed(found)
