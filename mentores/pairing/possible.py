"""The hard rules and the points over whole columns: the same answers as `rules.py` and `scores.py`, many at a time."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mentores.pairing.lanes import MAN, SAME_GENDER, WOMAN, WOMEN_ONLY, Bits, Lanes
from mentores.pairing.people import LEVELS
from mentores.pairing.problem import Truth, Whole
from mentores.pairing.scores import ENOUGH_HALF_DAYS, FAR_IN_METRES, Weights
from mentores.pairing.strictness import Strictness

CELLS = 250_000  # of a table of mentees by mentors, at a time: what a processor holds close to it
Some = NDArray[np.intp]


class Judge:
    """Asks every rule of these people, for a table of mentees by mentors, or for pairs one beside the other."""

    def __init__(self, lanes: Lanes, how: Strictness) -> None:
        self.lanes = lanes
        self.how = how

    def table(self, mentees: Some) -> Truth:
        """Return who is possible for each of these mentees: a row per mentee, a column per mentor."""
        found = np.ones((len(self.lanes.wait[mentees]), len(self.lanes.places)), dtype=np.bool_)
        for code in self.how.binding:
            found &= self.holds(code, mentees)
        return found

    def holds(self, code: str, mentees: Some) -> Truth:
        """Return where one rule holds, in a table that has a row per mentee, and one column or one per mentor."""
        lanes, mentor, mentee = self.lanes, self.lanes.mentor, self.lanes.mentee
        match code:
            case "place":
                return np.reshape(lanes.places > 0, (1, -1))
            case "area":
                return _share(lanes.needed[mentees], lanes.serves)
            case "reach":
                return self._near(mentees) | (mentee.online[mentees, None] & mentor.online)
            case "language":
                return self._language(mentees)
            case "mentor_wish":
                return _allows(mentor.wish, mentor.gender, mentee.gender[mentees, None])
            case "mentee_wish":
                return _allows(mentee.wish[mentees, None], mentee.gender[mentees, None], mentor.gender)
            case "public":
                silent: Truth = (lanes.public[mentees] == 0).all(axis=1, keepdims=True)
                return np.logical_or(silent, _share(lanes.public[mentees], lanes.publics))
            case _:
                return lanes.minors | ~lanes.minor[mentees, None]

    def _near(self, mentees: Some) -> Truth:
        lanes, mentor, mentee = self.lanes, self.lanes.mentor, self.lanes.mentee
        apart = lanes.metres[mentor.point].T[mentee.point[mentees]]
        found = (apart <= mentor.metres) & (apart <= mentee.metres[mentees, None])
        return found & mentor.in_person & (mentee.in_person & ~lanes.abroad)[mentees, None]

    def _language(self, mentees: Some) -> Truth:
        lanes = self.lanes
        usable = self.how.language_level - 1
        found = _share(lanes.mentee.speaks[usable][mentees], lanes.mentor.speaks[usable])
        if lanes.taught.any():
            both = _share(lanes.mentee.speaks[0][mentees] & lanes.taught, lanes.mentor.speaks[0])
            found |= both & _share(lanes.to_learn[mentees], lanes.serves)
        return found

    def points(self, mentors: Whole, mentees: Whole, weights: Weights) -> Whole:
        """Return the points of possible pairs; the two columns stand beside each other."""
        lanes = self.lanes
        together = lanes.mentor.half_days[mentors] & lanes.mentee.half_days[mentees]
        shared = np.bitwise_count(together).astype(np.int64)
        found: Whole = (
            self._area(mentors, mentees, weights.area)
            + weights.time * np.minimum(shared, ENOUGH_HALF_DAYS) // ENOUGH_HALF_DAYS
            + weights.language * (self._level(mentors, mentees) - 1) // (LEVELS["native"] - LEVELS["A1"])
            + self._distance(mentors, mentees, weights.distance)
        )
        return found

    def _area(self, mentors: Whole, mentees: Whole, most: int) -> Whole:
        lanes = self.lanes
        count = (lanes.needs >= 0).sum(axis=1)[mentees]
        halves = np.zeros(len(mentors), dtype=np.int64)
        for rank in range(lanes.needs.shape[1]):
            need = lanes.needs[mentees, rank]
            word, bit = need // 64, (need % 64).astype(np.uint64)
            exactly, at_all = (side[mentors, word] >> bit & np.uint64(1) for side in (lanes.offers, lanes.serves))
            halves += np.where(need >= 0, (count - rank) * (exactly + at_all).astype(np.int64), 0)
        found: Whole = most * halves // np.maximum(count * (count + 1), 1)
        return found

    def _level(self, mentors: Whole, mentees: Whole) -> Whole:
        """The level of the best language that both can use, spoken by the weaker; 1 if there is none."""
        lanes = self.lanes
        level = np.ones(len(mentors), dtype=np.int64)
        for known in range(LEVELS["A2"], LEVELS["native"] + 1):
            both = lanes.mentee.speaks[known - 1][mentees] & lanes.mentor.speaks[known - 1][mentors]
            if known < self.how.language_level:
                both &= lanes.taught
                both[~(lanes.to_learn[mentees] & lanes.serves[mentors]).any(axis=1)] = 0
            level[both.any(axis=1)] = known
        return level

    def _distance(self, mentors: Whole, mentees: Whole, most: int) -> Whole:
        lanes, mentor, mentee = self.lanes, self.lanes.mentor, self.lanes.mentee
        apart = lanes.metres[mentor.point[mentors], mentee.point[mentees]]
        near = mentor.in_person[mentors] & (mentee.in_person & ~lanes.abroad)[mentees]
        near &= (apart <= mentor.metres[mentors]) & (apart <= mentee.metres[mentees])
        in_person = np.where(near, most * np.maximum(FAR_IN_METRES - apart, 0) // FAR_IN_METRES, 0)
        online = np.where(mentor.online[mentors] & mentee.online[mentees], most // 2, 0)
        return np.maximum(in_person, online)


def slices(mentees: int, mentors: int) -> Iterator[NDArray[np.intp]]:
    """Yield the mentees in groups whose tables are small enough to be held at once."""
    step = max(CELLS // max(mentors, 1), 1)
    for begin in range(0, mentees, step):
        yield np.arange(begin, min(begin + step, mentees))


def _share(rows: Bits, columns: Bits) -> Truth:
    """Return which row has a bit in common with which column."""
    found: Truth = (rows[:, None, 0] & columns[None, :, 0]) != 0
    for word in range(1, columns.shape[1]):
        found |= (rows[:, None, word] & columns[None, :, word]) != 0
    return found


def _allows(wish: Whole, gender: Whole, other: Whole) -> Truth:
    alike = (gender == other) & ((gender == WOMAN) | (gender == MAN))
    found: Truth = ((wish != WOMEN_ONLY) | (other == WOMAN)) & ((wish != SAME_GENDER) | alike)
    return found
