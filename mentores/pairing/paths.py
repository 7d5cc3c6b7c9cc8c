"""From any prices and any partial answer to the best one, exactly: shortest augmenting paths (Dijkstra).

Throughout, no pair is worth more than the price of its mentor plus the gain of its mentee, and a pair that stands is
worth exactly that. When, besides, a mentee without a place gains nothing and a free place costs nothing, the answer is
the best there is: any answer is worth at most what all places and mentees cost and gain together.
"""

from heapq import heapify, heappop, heappush

import numpy as np

from mentores.pairing.problem import Answer, Problem, Whole

FAR = np.iinfo(np.int64).max
NOBODY = -1


def repair(problem: Problem, *, prices: Whole, chosen: Whole) -> Answer:
    """Return a best answer, found from these prices and these pairs: the nearer they are to it, the sooner.

    Any prices will do, and any `chosen` mentors (-1: none); what does not fit is let go.
    """
    now = _Now(problem, prices, chosen)
    for mentee in np.flatnonzero((now.chosen < 0) & (now.gains > 0)).tolist():
        _Newcomer(now, mentee).settle()
    for mentor in np.flatnonzero((now.free > 0) & (now.prices > 0)).tolist():
        while now.free[mentor] > 0 and now.prices[mentor] > 0:
            _FreePlace(now, mentor).settle()
    return Answer(now.chosen, now.prices, now.gains)


def lowest(problem: Problem, answer: Answer) -> Answer:
    """Return the same best answer at the lowest prices that prove it; there is one such proof only.

    The price of a mentor with a place is then exactly what one more place of theirs would bring (the dual prices of an
    assignment form a lattice: Shapley and Shubik, "The assignment game", 1971). A price can fall until it is 0, until
    somebody without a place would gain, or until a mentee would rather be there whose own mentor cannot get cheaper.
    """
    less = answer.prices.copy()  # how much lower each price can be
    idle = answer.chosen[problem.mentees] < 0
    np.minimum.at(less, problem.mentors[idle], (answer.prices[problem.mentors] - problem.values)[idle])
    served: list[list[int]] = [[] for _ in problem.places]
    for mentee in np.flatnonzero(answer.chosen >= 0).tolist():
        served[answer.chosen[mentee]].append(mentee)
    queue = [(at, mentor) for mentor, at in enumerate(less.tolist()) if served[mentor]]
    heapify(queue)
    while queue:
        at, mentor = heappop(queue)
        if at > less[mentor]:
            continue
        for mentee in served[mentor]:
            mentors, values = problem.rows[mentee]
            there = at + answer.prices[mentors] + answer.gains[mentee] - values
            nearer = np.flatnonzero(there < less[mentors])
            less[mentors[nearer]] = there[nearer]
            for away, other in zip(there[nearer].tolist(), mentors[nearer].tolist(), strict=True):
                heappush(queue, (away, other))
    gains = answer.gains + np.where(answer.chosen >= 0, less[answer.chosen] if len(less) else 0, 0)
    return Answer(answer.chosen, answer.prices - less, gains)


class _Now:
    """Who stands with whom, at which prices."""

    def __init__(self, problem: Problem, prices: Whole, chosen: Whole) -> None:
        self.rows = problem.rows
        self.problem = problem
        self.prices = np.where(problem.places > 0, np.maximum(prices, 0), 0)
        self.gains = problem.gains(self.prices)
        self.chosen = np.full(len(problem), NOBODY, dtype=np.int64)
        self.served: list[list[int]] = [[] for _ in problem.places]
        self.free = problem.places.copy()
        self.distance = np.full(len(problem.places), FAR)  # of each mentor, in the search that is under way
        exact = problem.values - self.prices[problem.mentors] == self.gains[problem.mentees]
        stands = np.flatnonzero(exact & (problem.mentors == chosen[problem.mentees]))
        for mentee, mentor in zip(problem.mentees[stands].tolist(), problem.mentors[stands].tolist(), strict=True):
            if self.free[mentor] > 0:
                self.move(mentee, mentor)

    def move(self, mentee: int, mentor: int) -> int:
        """Let the mentee go where they are wanted (-1: nowhere), and return whom they leave (-1: nobody)."""
        given_up = int(self.chosen[mentee])
        if given_up >= 0:
            self.served[given_up].remove(mentee)
            self.free[given_up] += 1
        if mentor >= 0:
            self.served[mentor].append(mentee)
            self.free[mentor] -= 1
        self.chosen[mentee] = mentor
        return given_up


class _Newcomer:
    """The cheapest chain of moves from a mentee without a place to a free one, or to somebody who leaves."""

    def __init__(self, now: _Now, mentee: int) -> None:
        self._now = now
        self._length = int(now.gains[mentee])
        self._end, self._leaver = NOBODY, mentee
        self._reached = [(mentee, 0)]
        self._settled: list[tuple[int, int]] = []
        self._asked_by: dict[int, int] = {}
        self._queue: list[tuple[int, int]] = []

    def settle(self) -> None:
        """Search, raise the prices on the way and move everybody along the chain."""
        now = self._now
        self._look(*self._reached[0])
        while self._queue and self._queue[0][0] < self._length:
            at, mentor = heappop(self._queue)
            if at == now.distance[mentor]:
                self._settled.append((mentor, at))
                for mentee in now.served[mentor]:
                    self._reached.append((mentee, at))
                    self._look(mentee, at)
        for mentor, at in self._settled:
            now.prices[mentor] += self._length - at
        for mentee, at in self._reached:
            now.gains[mentee] -= self._length - at
        now.distance[list(self._asked_by)] = FAR
        mentor = self._end if self._end >= 0 else now.move(self._leaver, NOBODY)
        while mentor >= 0:
            mentor = now.move(self._asked_by[mentor], mentor)

    def _look(self, mentee: int, at: int) -> None:
        """See where a mentee could go from here, or whether leaving is the shortest end."""
        now = self._now
        here = at + int(now.gains[mentee])
        if here < self._length:
            self._length, self._end, self._leaver = here, NOBODY, mentee
        mentors, values = now.rows[mentee]
        there = here + now.prices[mentors] - values
        nearer = np.flatnonzero(there < np.minimum(now.distance[mentors], self._length))
        for mentor, away in zip(mentors[nearer].tolist(), there[nearer].tolist(), strict=True):
            if away < self._length:
                now.distance[mentor] = away
                self._asked_by[mentor] = mentee
                if now.free[mentor] > 0:
                    self._length, self._end = away, mentor
                else:
                    heappush(self._queue, (away, mentor))


class _FreePlace:
    """The cheapest chain of moves that fills a free place with a price, or lowers prices until one is 0."""

    def __init__(self, now: _Now, mentor: int) -> None:
        self._now = now
        self._start = mentor
        self._length = int(now.prices[mentor])
        self._last, self._joins = mentor, NOBODY  # where the chain ends, and the mentee without a place who joins there
        self._settled: list[tuple[int, int]] = []
        self._left_for: dict[int, tuple[int, int]] = {}  # a mentor: the mentee whom they lose, and to whom
        self._queue = [(0, mentor)]
        now.distance[mentor] = 0

    def settle(self) -> None:
        """Search, lower the prices on the way and move everybody along the chain."""
        now = self._now
        while self._queue and self._queue[0][0] < self._length:
            at, mentor = heappop(self._queue)
            if at == now.distance[mentor]:
                self._settled.append((mentor, at))
                self._look(mentor, at)
        for mentor, at in self._settled:
            now.prices[mentor] -= self._length - at
            now.gains[now.served[mentor]] += self._length - at
        now.distance[[self._start, *self._left_for]] = FAR
        mentor = self._last
        if self._joins >= 0:
            now.move(self._joins, mentor)
        while mentor != self._start:
            mentee, mentor = self._left_for[mentor]
            now.move(mentee, mentor)

    def _look(self, mentor: int, at: int) -> None:
        """See who could come to a mentor, or whether a price of 0 is the shortest end."""
        now = self._now
        here = at + int(now.prices[mentor])
        if here < self._length:
            self._length, self._last, self._joins = here, mentor, NOBODY
        mentees, values = now.problem.columns[mentor]
        there = here + now.gains[mentees] - values
        theirs = now.chosen[mentees]
        known = np.where(theirs < 0, FAR, now.distance[theirs])
        nearer = np.flatnonzero((there < np.minimum(known, self._length)) & (theirs != mentor))
        for mentee, away, other in zip(
            mentees[nearer].tolist(), there[nearer].tolist(), theirs[nearer].tolist(), strict=True
        ):
            if away < self._length and other < 0:
                self._length, self._last, self._joins = away, mentor, mentee
            elif away < self._length and away < now.distance[other]:
                now.distance[other] = away
                self._left_for[other] = (mentee, mentor)
                heappush(self._queue, (away, other))
