"""What a mentor and a mentee have in common: the facts that rules judge and scores measure."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.strictness import GENERAL, NETWORK, Strictness, group_of

Way = Literal["in_person", "online"]

EARTH_RADIUS_IN_METRES = 6_371_000


def languages(mentor: Mentor, mentee: Mentee, how: Strictness = NETWORK) -> tuple[tuple[str, int], ...]:
    """Return the languages that both can use, each with the level of the weaker speaker, the best first.

    The language that is taught can be used at any level when a need to learn it is served.
    """
    taught = how.taught if any(group_of(need) == how.taught_in for need in offered(mentor, mentee, how)) else ""
    levels = ((code, min(level, mentor.languages.get(code, 0))) for code, level in mentee.languages.items())
    usable = [(code, level) for code, level in levels if level >= (1 if code == taught else how.language_level)]
    return tuple(sorted(usable, key=lambda one: (-one[1], one[0])))


def offered(mentor: Mentor, mentee: Mentee, how: Strictness = NETWORK) -> tuple[str, ...]:
    """Return the needs of the mentee that the mentor serves, the greatest first."""
    groups = {group_of(area) for area in mentor.areas} if how.same_group else set[str]()
    return tuple(
        need for need in mentee.areas if need in mentor.areas or group_of(need) == GENERAL or group_of(need) in groups
    )


def exactly_offered(mentor: Mentor, mentee: Mentee) -> tuple[str, ...]:
    """Return the needs of the mentee that the mentor offers by name, or that everyone offers, the greatest first."""
    return tuple(need for need in mentee.areas if need in mentor.areas or group_of(need) == GENERAL)


def half_days(mentor: Mentor, mentee: Mentee) -> int:
    """Return the half-days on which both are free, as a bit mask."""
    return mentor.availability & mentee.availability


def metres(mentor: Mentor, mentee: Mentee) -> int | None:
    """Return the distance between their municipalities; None for someone abroad."""
    return None if mentee.abroad else between(mentor.lat, mentor.lon, mentee.lat, mentee.lon)


def ways(mentor: Mentor, mentee: Mentee) -> tuple[Way, ...]:
    """Return how the two can meet: in person within the travel limits of both, online if both accept it."""
    modes = (mentor.mode, mentee.mode)
    distance = metres(mentor, mentee) if "online" not in modes else None
    near = distance is not None and distance <= 1000 * min(mentor.travel_km, mentee.travel_km)
    in_person: tuple[Way, ...] = ("in_person",) if near else ()
    online: tuple[Way, ...] = ("online",) if "in_person" not in modes else ()
    return in_person + online


@lru_cache(maxsize=200_000)
def between(lat: float, lon: float, other_lat: float, other_lon: float) -> int:
    """Return the great-circle distance of two points in degrees (haversine, R = 6371.0 km), in whole metres."""
    north, other_north = radians(lat), radians(other_lat)
    half_chord = (
        sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(radians(other_lon - lon) / 2) ** 2
    )
    return round(2 * EARTH_RADIUS_IN_METRES * asin(sqrt(half_chord)))
