"""The two sides of a pair, as far as pairing may know them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Gender = Literal["F", "M", "X", ""]
Mode = Literal["in_person", "online", "either"]
GenderWish = Literal["none", "women_only", "same_gender"]
Public = Literal["immigrant", "refugee", "temporary_protection", "returning_emigrant"]

LEVELS: Mapping[str, int] = {"A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6, "native": 7}
HALF_DAYS = 21  # seven days of morning, afternoon and evening; Monday morning is bit 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What both sides say of themselves. What is not a field here cannot weigh: no nationality, religion or health."""

    key: str
    gender: Gender
    municipality: str
    lat: float
    lon: float
    languages: Mapping[str, int]  # code: one of LEVELS
    availability: int  # one bit per half-day
    mode: Mode
    travel_km: int
    gender_wish: GenderWish  # binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor(Person):
    """A mentor who is ready; `places` is how many more people they can take now."""

    areas: frozenset[str]
    publics: frozenset[Public]
    minors: bool  # accepts them, and has a valid criminal-record check
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentee(Person):
    """A mentee who waits; `areas` begins with the greatest need. Someone `abroad` can only meet online.

    `public` is empty for somebody who did not say it.
    """

    areas: tuple[str, ...]
    public: Public | Literal[""]
    minor: bool
    abroad: bool
    wait_days: int
    priority: int = 0  # the class: whoever stands in a higher one goes first
