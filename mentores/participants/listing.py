"""The long lists of a desk: what somebody can ask of them that hangs on the people, and mentors and mentees by that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.core.text import fold
from mentores.participants.models import (
    Mentee,
    MenteeQuerySet,
    Mentor,
    MentorQuerySet,
    Place,
    ProfileArea,
    ProfileCheck,
    ProfileLanguage,
    Side,
)
from mentores.territories.models import Municipality

Cases = TypeVar("Cases", bound=QuerySet[Any])

WHOLE_DISTRICT = 2  # so many digits of a municipality's code name its district


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list is narrowed to; an empty text narrows nothing, and neither does what does not exist.

    `area` is an area or a whole group, `place` a municipality or a whole district, `longer` a number of days.
    """

    words: str = ""
    area: str = ""
    place: str = ""
    language: str = ""
    public: str = ""
    longer: str = ""

    @classmethod
    def of(cls, chosen: Mapping[str, str]) -> "Asked":
        """What a form with more questions than these asks."""
        return cls(**{name: chosen.get(name, "") for name in cls.__slots__})


def mentors_listed(viewer: Viewer, asked: Asked, *, standing: str = "", on: date) -> MentorQuerySet:
    """The mentors the viewer may see, with their standing, as the list asks for them, in no order.

    `publics` narrows to those who would accompany these people, or anybody.
    """
    found = Mentor.objects.visible_to(viewer).with_standing()
    found = narrowed(found, asked, side=Side.MENTOR)
    if asked.public:
        found = found.annotate(named=Cast("profile__publics", TextField()))
        found = found.filter(Q(named__contains=f'"{asked.public}"') | Q(profile__publics=[]))
    return waiting_longer(found.standing_as(standing) if standing else found, "accepted_at", asked.longer, on=on)


def mentees_listed(viewer: Viewer, asked: Asked, *, standing: str = "", on: date) -> MenteeQuerySet:
    """The mentees the viewer may see, with their standing, as the list asks for them, in no order."""
    found = narrowed(Mentee.objects.visible_to(viewer).with_standing(), asked, side=Side.MENTEE)
    if asked.public:
        found = found.filter(profile__public=asked.public)
    return waiting_longer(found.standing_as(standing) if standing else found, "waiting_since", asked.longer, on=on)


def with_answers(cases: Cases) -> Cases:
    """With what a row of the list shows of each person."""
    return cases.select_related("person", "profile__municipality").prefetch_related(
        Prefetch("profile__areas", ProfileArea.objects.select_related("area").order_by("rank"))
    )


def with_places(mentors: QuerySet[Any]) -> QuerySet[Any]:
    """With the places that are taken now, as `taken_places`."""
    return mentors.prefetch_related(Prefetch("places", Place.objects.filter(until=None), to_attr="taken_places"))


def narrowed(cases: Cases, asked: Asked, *, side: str, person: str = "person", profile: str = "profile") -> Cases:
    """Cases narrowed to words of a name, an area, a place and a language of the person on one side of them.

    `person` and `profile` are the ways to the two from a case.
    """
    for word in fold(asked.words).split():
        cases = cases.filter(**{f"{person}__folded_name__contains": word})
    if asked.area:
        cases = cases.filter(**{f"{profile}__in": profiles_with(asked.area, side=side)})
    if asked.place:
        district = len(asked.place) == WHOLE_DISTRICT
        cases = cases.filter(**{f"{profile}__municipality{'__district_code' if district else ''}": asked.place})
    if asked.language:
        speaking = ProfileLanguage.objects.filter(language=asked.language)
        cases = cases.filter(**{f"{profile}__in": speaking.values("profile")})
    return cases


def profiles_with(area: str, *, side: str) -> QuerySet[Any, Any]:
    """The profiles that name an area, or one of a whole group, on one side; as a sub-query."""
    named = ProfileArea.objects.filter(Q(area=area) | Q(area__parent=area), side=side)
    return named.values("profile")


def waiting_longer(cases: Cases, since: str, days: str, *, on: date) -> Cases:
    """Cases that began to wait more than so many days ago; all of them if `days` is no number."""
    if not days.isdecimal() or len(days) > len("9999"):
        return cases
    began = timezone.make_aware(datetime.combine(on - timedelta(days=int(days)), time.min))
    return cases.filter(**{f"{since}__lt": began})


def places_of(cases: QuerySet[Any], *, profile: str = "profile") -> list[tuple[str, list[tuple[str, str]]]]:
    """Where the people of some cases live: each district with its municipalities, as a form offers them."""
    codes = cases.order_by().values(f"{profile}__municipality").distinct()
    places = Municipality.objects.filter(pk__in=codes).order_by("district_code", "sort_name")
    return [
        (here[0].island or here[0].district, [(place.code, place.label) for place in here])
        for here in (list(group) for _code, group in groupby(places, key=attrgetter("district_code")))
    ]


def asked_now(profiles: Iterable[int]) -> set[int]:
    """Ids of those profiles, loaded for their viewer, whose people are asked now whether everything is still right."""
    open_checks = ProfileCheck.objects.filter(profile__in=list(profiles), settled_at=None)
    return set(open_checks.values_list("profile_id", flat=True))
