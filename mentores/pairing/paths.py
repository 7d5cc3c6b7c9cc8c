"""The best way to give few places to many, exactly: shortest augmenting paths, and the prices that prove it.

`wishes[i]` lists the mentors possible for mentee i, each with the value of the pair, a positive integer. Throughout,
no pair is worth more than the price of its mentor plus the gain of its mentee, a pair that stands is worth exactly
that, a free place costs nothing and a mentee without a place gains nothing. These four make an answer the best.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate

Wishes = Sequence[Sequence[tuple[int, int]]]


class Assignment:
    """Who stands with whom after every mentee has come once: `chosen[i]` is the mentor of mentee i."""

    def __init__(self, places: Sequence[int], wishes: Wishes) -> None:
        self.places = places
        self.wishes = wishes
        self.chosen: list[int | None] = [None] * len(wishes)
        self.served: list[set[int]] = [set() for _ in places]
        self.prices = [0] * len(places)
        self.gains = [0] * len(wishes)
        for mentee in range(len(wishes)):
            self._welcome(mentee)

    def competing(self, mentee: int) -> tuple[set[int], set[int]]:
        """Return the mentees who compete with one left over, itself included, and the mentors they compete for."""
        mentees, mentors = {mentee}, set[int]()
        waiting = [mentee]
        while waiting:
            new = {mentor for mentor, _value in self.wishes[waiting.pop()]} - mentors
            rivals = set[int]().union(*(self.served[mentor] for mentor in new)) - mentees
            mentors |= new
            mentees |= rivals
            waiting += rivals
        return mentees, mentors

    def _welcome(self, newcomer: int) -> None:
        """Give the newcomer the best that remains: a free place, another's place, or none."""
        best = max((value - self.prices[mentor] for mentor, value in self.wishes[newcomer]), default=0)
        self.gains[newcomer] = max(best, 0)
        search = _Search(self, newcomer)
        for mentor, at in search.settled.items():
            self.prices[mentor] += search.length - at
        for mentee, at in search.reached.items():
            self.gains[mentee] -= search.length - at
        self._move_along(search)

    def _move_along(self, search: "_Search") -> None:
        """Let each mentee on the path take the place that the one before it gives up."""
        mentor = search.free
        if mentor is None:
            mentor = self.chosen[search.leaver]
            self._leave(search.leaver)
        while mentor is not None:
            mentee = search.asked_by[mentor]
            given_up = self.chosen[mentee]
            self._leave(mentee)
            self.chosen[mentee] = mentor
            self.served[mentor].add(mentee)
            mentor = given_up

    def _leave(self, mentee: int) -> None:
        mentor = self.chosen[mentee]
        if mentor is not None:
            self.served[mentor].remove(mentee)
            self.chosen[mentee] = None


class _Search:
    """The cheapest chain of moves (Dijkstra) that ends at a free place, or with someone leaving."""

    def __init__(self, now: Assignment, newcomer: int) -> None:
        self.length = now.gains[newcomer]
        self.free: int | None = None
        self.leaver = newcomer
        self.asked_by: dict[int, int] = {}
        self.reached: dict[int, int] = {}
        self.settled: dict[int, int] = {}
        self._now = now
        self._nearest: dict[int, int] = {}
        self._queue: list[tuple[int, int]] = []
        self._reach({newcomer}, 0)
        for mentor, at in self._full_mentors():
            self.settled[mentor] = at
            self._reach(now.served[mentor], at)

    def _full_mentors(self) -> Iterator[tuple[int, int]]:
        """Yield the full mentors nearer than the end of the path, the nearest first."""
        while self._queue:
            at, mentor = heappop(self._queue)
            if at >= self.length:
                return
            if at == self._nearest[mentor]:
                yield mentor, at

    def _reach(self, mentees: Collection[int], at: int) -> None:
        """See where each of these mentees could go from here, or whether one leaving is the shortest end."""
        now = self._now
        for mentee in mentees:
            self.reached[mentee] = at
            here = at + now.gains[mentee]
            if here < self.length:
                self.length, self.free, self.leaver = here, None, mentee
            for mentor, value in now.wishes[mentee]:
                there = here + now.prices[mentor] - value
                if there < self._nearest.get(mentor, self.length) and there < self.length:
                    self._nearest[mentor] = there
                    self.asked_by[mentor] = mentee
                    if len(now.served[mentor]) < now.places[mentor]:
                        self.length, self.free = there, mentor
                    else:
                        heappush(self._queue, (there, mentor))


def whole_prices(answer: Assignment, *, unit: int, worth: int) -> tuple[list[int], list[int]]:
    """Return the prices and gains of an answer in whole units, adding up to its `worth` in whole units.

    Takes an answer whose pairs together are worth less than one unit above `worth`. Moving all prices up and all gains
    down by the same part of a unit, then rounding, keeps every pair covered. Over all parts the sums are whole, at
    least `worth`, and on average less than one above it: so with some part the sum is exactly `worth`.
    """
    changes: defaultdict[int, int] = defaultdict(int)
    for count, price in zip(answer.places, answer.prices, strict=True):
        changes[-price % unit] += count
    for gain in answer.gains:
        changes[gain % unit] -= 1
    rounded_prices = sum(count * (price // unit) for count, price in zip(answer.places, answer.prices, strict=True))
    changes[0] = rounded_prices + sum(-(-gain // unit) for gain in answer.gains)
    parts = sorted(changes)
    part = parts[list(accumulate(changes[one] for one in parts)).index(worth)]
    return [(price + part) // unit for price in answer.prices], [-((part - gain) // unit) for gain in answer.gains]
