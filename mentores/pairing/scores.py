"""How well a possible pair goes together, in whole points, and why."""

from dataclasses import dataclass

from mentores.pairing import common
from mentores.pairing.people import LEVELS, Mentee, Mentor
from mentores.pairing.strictness import NETWORK, Strictness

MOST_POINTS = 10_000
ENOUGH_HALF_DAYS = 4
FAR_IN_METRES = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The most points that each part can give. The national team changes them; each change is a new version.

    Raises ValueError for a negative weight or for more than 10,000 points in all.
    """

    version: int = 1
    area: int = 5_000
    time: int = 2_000
    language: int = 2_000
    distance: int = 1_000

    def __post_init__(self) -> None:
        parts = (self.area, self.time, self.language, self.distance)
        if min(parts) < 0 or sum(parts) > MOST_POINTS:
            raise ValueError(f"Weights are 0 or more and add up to at most {MOST_POINTS}: {parts}.")


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: what it gave and the most that it could give."""

    code: str
    points: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The points of a pair, part by part, with the facts to say in words."""

    total: int
    parts: tuple[Part, ...]
    offered: tuple[str, ...]  # needs that the mentor serves, the greatest first
    first_need: bool  # the greatest need is one of them
    half_days: int  # how many they share
    languages: tuple[tuple[str, int], ...]  # code and level, the best first
    ways: tuple[common.Way, ...]
    kilometres: int | None  # None for someone abroad


def score(mentor: Mentor, mentee: Mentee, weights: Weights = DEFAULT_WEIGHTS, how: Strictness = NETWORK) -> Score:
    """Return how well a possible pair goes together."""
    offered = common.offered(mentor, mentee, how)
    half_days = common.half_days(mentor, mentee).bit_count()
    languages = common.languages(mentor, mentee, how)
    ways = common.ways(mentor, mentee)
    metres = common.metres(mentor, mentee)
    parts = (
        Part("area", _area(offered, common.exactly_offered(mentor, mentee), mentee, weights.area), weights.area),
        Part("time", weights.time * min(half_days, ENOUGH_HALF_DAYS) // ENOUGH_HALF_DAYS, weights.time),
        Part("language", _language(languages, weights.language), weights.language),
        Part("distance", _distance(ways, metres, weights.distance), weights.distance),
    )
    return Score(
        total=sum(part.points for part in parts),
        parts=parts,
        offered=offered,
        first_need=mentee.areas[:1] == offered[:1],
        half_days=half_days,
        languages=languages,
        ways=ways,
        kilometres=None if metres is None else (metres + 500) // 1000,
    )


def _area(offered: tuple[str, ...], exactly: tuple[str, ...], mentee: Mentee, most: int) -> int:
    """Of k needs the greatest counts k, the next k - 1, the last 1: half of it where only its group is offered."""
    count = len(mentee.areas)
    halves = sum((count - rank) * ((need in offered) + (need in exactly)) for rank, need in enumerate(mentee.areas))
    return most * halves // max(count * (count + 1), 1)


def _language(languages: tuple[tuple[str, int], ...], most: int) -> int:
    """The best common language: nothing at A1, everything at mother tongue."""
    best = max((level for _code, level in languages), default=LEVELS["A1"])
    return most * (best - LEVELS["A1"]) // (LEVELS["native"] - LEVELS["A1"])


def _distance(ways: tuple[common.Way, ...], metres: int | None, most: int) -> int:
    """In person the nearer the better; meeting online is worth half, wherever the two live."""
    near = most * max(FAR_IN_METRES - metres, 0) // FAR_IN_METRES if "in_person" in ways and metres is not None else 0
    online = most // 2 if "online" in ways else 0
    return max(near, online)
