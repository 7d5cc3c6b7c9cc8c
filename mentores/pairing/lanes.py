"""People as numpy columns: languages, areas and half-days as bits, so that one operation asks many pairs at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from mentores.pairing.common import between
from mentores.pairing.people import LEVELS, Gender, GenderWish, Mentee, Mentor, Person, Public
from mentores.pairing.problem import Truth, Whole
from mentores.pairing.strictness import GENERAL, Strictness, group_of

Bits = NDArray[np.uint64]  # one row per person, 64 names per word

GENDERS, WISHES, PUBLICS = get_args(Gender), get_args(GenderWish), get_args(Public)
WOMAN, MAN = GENDERS.index("F"), GENDERS.index("M")
WOMEN_ONLY, SAME_GENDER = WISHES.index("women_only"), WISHES.index("same_gender")


@dataclass(frozen=True, slots=True)
class Side:
    """What both sides have, one entry per person; `speaks[n - 1]` has the languages spoken at level n or better."""

    gender: Whole  # index into GENDERS
    wish: Whole  # index into WISHES
    in_person: Truth
    online: Truth
    metres: Whole  # how far they travel
    point: Whole  # a row or a column of `Lanes.metres`
    half_days: Bits
    speaks: tuple[Bits, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """All people of a snapshot as columns; `metres` leads from points of mentors to points of mentees."""

    mentor: Side
    mentee: Side
    metres: Whole
    places: Whole
    offers: Bits  # areas offered by name, and the general ones
    serves: Bits  # and those of the same groups, where they count
    publics: Bits
    minors: Truth  # may accompany them
    needs: Whole  # the areas of a mentee, the greatest need first, then -1
    needed: Bits
    to_learn: Bits  # the needs among them that make the taught language count
    public: Bits  # none for somebody who did not say it
    minor: Truth
    abroad: Truth
    wait: Whole  # days
    priority: Whole
    taught: Bits  # the language taught: a single row

    @classmethod
    def of(cls, mentors: Sequence[Mentor], mentees: Sequence[Mentee], how: Strictness) -> "Lanes":
        """Return the columns of these people, in their order."""
        people: list[Person] = [*mentors, *mentees]
        tongues = _numbered(code for person in people for code in person.languages)
        areas = _numbered(
            [area for one in mentors for area in one.areas] + [area for one in mentees for area in one.areas]
        )
        general = [area for area in areas if group_of(area) == GENERAL]
        groups: dict[str, list[str]] = {}
        for area in areas:
            groups.setdefault(group_of(area), []).append(area)
        offered = [[*one.areas, *general] for one in mentors]
        served = [[area for group in set(map(group_of, one)) for area in groups[group]] for one in offered]
        publics = {public: number for number, public in enumerate(PUBLICS)}
        longest = max((len(one.areas) for one in mentees), default=0)
        needs = np.full((len(mentees), longest), -1, dtype=np.int64)
        for row, one in enumerate(mentees):
            needs[row, : len(one.areas)] = [areas[area] for area in one.areas]
        points = [list(dict.fromkeys((one.lat, one.lon) for one in side)) for side in (mentors, mentees)]
        metres = [[between(*here, *there) for there in points[1]] for here in points[0]]
        return cls(
            mentor=_side(mentors, tongues, points[0]),
            mentee=_side(mentees, tongues, points[1]),
            metres=np.array(metres, dtype=np.int64).reshape(len(points[0]), len(points[1])),
            places=_whole(one.places for one in mentors),
            offers=_bits(offered, areas),
            serves=_bits(served if how.same_group else offered, areas),
            publics=_bits([one.publics for one in mentors], publics),
            minors=_truth(one.minors for one in mentors),
            needs=needs,
            needed=_bits([one.areas for one in mentees], areas),
            to_learn=_bits([[area for area in one.areas if group_of(area) == how.taught_in] for one in mentees], areas),
            public=_bits([[one.public] if one.public else [] for one in mentees], publics),
            minor=_truth(one.minor for one in mentees),
            abroad=_truth(one.abroad for one in mentees),
            wait=_whole(one.wait_days for one in mentees),
            priority=_whole(one.priority for one in mentees),
            taught=_bits([[how.taught] if how.taught in tongues else []], tongues),
        )

    def digest(self) -> str:
        """Return a hash of every column."""
        found = sha256()
        for name, column in _columns(self):
            found.update(f"{name} {column.dtype.str} {column.shape}\n".encode())
            found.update(np.ascontiguousarray(column).tobytes())
        return found.hexdigest()


def _columns(lanes: Lanes | Side, within: str = "") -> list[tuple[str, NDArray[np.generic]]]:
    found: list[tuple[str, NDArray[np.generic]]] = []
    for field in fields(lanes):
        value = getattr(lanes, field.name)
        if isinstance(value, Side):
            found += _columns(value, f"{field.name}.")
        elif isinstance(value, tuple):
            found += [(f"{within}{field.name}.{number}", column) for number, column in enumerate(value)]
        else:
            found.append((f"{within}{field.name}", value))
    return found


def _side(people: Sequence[Person], tongues: dict[str, int], points: list[tuple[float, float]]) -> Side:
    numbered = {point: number for number, point in enumerate(points)}
    return Side(
        gender=_whole(GENDERS.index(one.gender) for one in people),
        wish=_whole(WISHES.index(one.gender_wish) for one in people),
        in_person=_truth(one.mode != "online" for one in people),
        online=_truth(one.mode != "in_person" for one in people),
        metres=_whole(1000 * one.travel_km for one in people),
        point=_whole(numbered[one.lat, one.lon] for one in people),
        half_days=np.array([one.availability for one in people], dtype=np.uint64),
        speaks=tuple(
            _bits([[code for code, known in one.languages.items() if known >= level] for one in people], tongues)
            for level in LEVELS.values()
        ),
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """Number the names in their order, so that the same names have the same bits."""
    return {name: number for number, name in enumerate(sorted(set(names)))}


def _whole(numbers: Iterable[int]) -> Whole:
    return np.array(list(numbers), dtype=np.int64)


def _truth(truths: Iterable[bool]) -> Truth:
    return np.array(list(truths), dtype=np.bool_)


def _bits(rows: Sequence[Iterable[str]], numbers: Mapping[str, int]) -> Bits:
    """Return one row of words per person, a bit for each name that stands in theirs."""
    words = max(-(-len(numbers) // 64), 1)
    whole = [sum(1 << number for number in {numbers[name] for name in names}) for names in rows]
    packed = b"".join(one.to_bytes(8 * words, "little") for one in whole)
    return np.frombuffer(packed, dtype="<u8").astype(np.uint64).reshape(len(rows), words)
