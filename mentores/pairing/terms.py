"""What staff settle before a plan is made: pairs that must stand, pairs that may not, the least points, the seed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from mentores.pairing.problem import ROOM, Problem, TooLargeError, Whole
from mentores.pairing.scores import MOST_POINTS
from mentores.pairing.snapshot import PairKeys, Snapshot


class PinError(ValueError):
    """A pair that must stand cannot: `pair` says which, `codes` why.

    The codes are those of the rules that it breaks, or "unknown", "ban", "twice" (a mentee in two pins), "full".
    """

    def __init__(self, pair: PairKeys, *codes: str) -> None:
        super().__init__(pair, *codes)
        self.pair = pair
        self.codes = codes

    def __str__(self) -> str:
        return f"The pair {' and '.join(self.pair)} cannot be pinned: {', '.join(self.codes)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of a plan. `pins` and `bans` are pairs of keys; no pair but a pin may score below `floor`.

    Bans of people who are not there are no obstacle.
    """

    seed: int
    pins: frozenset[PairKeys] = frozenset()
    bans: frozenset[PairKeys] = frozenset()
    floor: int = 0

    def check(self, snap: Snapshot) -> None:
        """Raise PinError when a pin cannot stand."""
        places: dict[str, int] = {one.key: one.places for one in snap.mentors}
        placed = set[str]()
        for pair in sorted(self.pins):
            mentor, mentee = pair
            if mentor not in places or mentee not in snap.mentee_numbers:
                raise PinError(pair, "unknown")
            if pair in self.bans:
                raise PinError(pair, "ban")
            broken = snap.explain(mentee, mentor).failed
            if broken:
                raise PinError(pair, *broken)
            if mentee in placed:
                raise PinError(pair, "twice")
            if not places[mentor]:
                raise PinError(pair, "full")
            placed.add(mentee)
            places[mentor] -= 1


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot under its terms, as the solver is asked: without what the pins have settled."""

    problem: Problem
    points: Whole  # of each pair of the problem
    bonus: int
    classes: Whole  # of each mentee, from 1: what the bonus is multiplied with

    @classmethod
    def of(cls, snap: Snapshot, terms: Terms) -> "Question":
        """Return the question; pairs are worth bonus × class + points. Raises PinError and TooLargeError."""
        terms.check(snap)
        graph = snap.graph
        pinned = numbers(snap, terms.pins)
        places = snap.lanes.places.copy()
        np.subtract.at(places, pinned[:, 0], 1)
        settled = np.zeros(len(snap.mentees), dtype=np.bool_)
        settled[pinned[:, 1]] = True
        banned = numbers(snap, terms.bans)
        kept = (places[graph.mentors] > 0) & ~settled[graph.mentees] & (graph.points >= terms.floor)
        if len(banned):
            kept &= ~np.isin(_as_one(snap, graph.mentors, graph.mentees), _as_one(snap, banned[:, 0], banned[:, 1]))
        starts = np.concatenate([[0], np.cumsum(np.bincount(graph.mentees[kept], minlength=len(snap.mentees)))])
        _, classes = np.unique(snap.lanes.priority, return_inverse=True)
        classes = classes.astype(np.int64) + 1
        bonus = bonus_of(len(snap.mentees), classes=int(classes.max(initial=1)))
        points = graph.points[kept]
        values = bonus * classes[graph.mentees[kept]] + points
        return cls(Problem(np.maximum(places, 0), starts, graph.mentors[kept], values), points, bonus, classes)


def bonus_of(mentees: int, *, classes: int) -> int:
    """Return what one more person served is worth: more than all the points that so many mentees can have together.

    Raises TooLargeError when that, times the `classes`, does not fit into 64 bits.
    """
    bonus = MOST_POINTS * mentees + 1
    if bonus * (classes + 1) >= ROOM:
        raise TooLargeError
    return bonus


def numbers(snap: Snapshot, pairs: Collection[PairKeys]) -> Whole:
    """Return the places of the people of these pairs in the snapshot, mentors in column 0, mentees in column 1."""
    known = snap.mentor_numbers, snap.mentee_numbers
    found: Iterable[tuple[int, int]] = [
        (known[0][mentor], known[1][mentee])
        for mentor, mentee in sorted(pairs)
        if mentor in known[0] and mentee in known[1]
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _as_one(snap: Snapshot, mentors: Whole, mentees: Whole) -> Whole:
    return mentees * len(snap.mentors) + mentors
