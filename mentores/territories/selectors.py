"""The questions asked about places, subjects and languages. They are the same for everybody: no viewer here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from django.db.models import QuerySet

from mentores.core.fields import say
from mentores.core.text import fold
from mentores.territories.models import Language, Municipality, SupportArea

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """A group of support areas and the areas in it, in their order."""

    group: SupportArea
    areas: Sequence[SupportArea]


def municipalities() -> QuerySet[Municipality]:
    """All of them, as a reader looks for them: by name, accents aside."""
    return Municipality.objects.order_by("sort_name")


def municipality_choices() -> list[tuple[str, Choices]]:
    """What a form offers: each district with its municipalities, both by name."""
    rows = sorted(municipalities(), key=lambda place: fold(place.district))
    return [
        (district, [(place.code, place.label) for place in places])
        for district, places in groupby(rows, key=attrgetter("district"))
    ]


def district_choices() -> Choices:
    """What a form offers: the districts and the two autonomous regions' islands, by name."""
    names = {place.district_code: place.island or place.district for place in municipalities()}
    return sorted(names.items(), key=lambda pair: fold(pair[1]))


def for_postal_code(postal_code: str) -> QuerySet[Municipality]:
    """Where a postal code (the whole, or its first four digits) lies, likeliest first; empty if it is not known."""
    cp4 = postal_code.strip()[:4]
    return Municipality.objects.filter(postal_codes__cp4=cp4).order_by("-postal_codes__share")


def neighbours(code: str, *, km: float) -> list[tuple[Municipality, float]]:
    """The other municipalities at most `km` away and how far each is, nearest first. KeyError for an unknown code."""
    places = {place.code: place for place in Municipality.objects.all()}
    here = places.pop(code)
    distances = ((place, here.km_to(place)) for place in places.values())
    return sorted((pair for pair in distances if pair[1] <= km), key=itemgetter(1))


def areas() -> QuerySet[SupportArea]:
    """What a person can need or offer: the areas, not their groups, in their order."""
    return SupportArea.objects.exclude(parent=None).order_by("sort_order")


def area_groups() -> list[AreaGroup]:
    """The groups with their areas, in their order."""
    rows = SupportArea.objects.order_by("sort_order")
    by_group: dict[str, list[SupportArea]] = {}
    for row in rows:
        by_group.setdefault(row.parent_id or row.code, []).append(row)
    return [AreaGroup(first, rest) for first, *rest in by_group.values()]


def area_group_choices() -> Choices:
    """What a form offers to whoever speaks of whole groups, named in the active language."""
    return [(one.group.code, say(one.group.name)) for one in area_groups()]


def area_choices() -> list[tuple[str, Choices]]:
    """What a form offers: each group with its areas, named in the active language."""
    return [(say(one.group.name), [(area.code, say(area.name)) for area in one.areas]) for one in area_groups()]


def languages() -> QuerySet[Language]:
    """All languages, those most spoken by the people of the programme first."""
    return Language.objects.order_by("sort_order")
