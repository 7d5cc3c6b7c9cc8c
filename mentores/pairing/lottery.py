"""What decides between plans of equal score: the longer wait, then numbers that anyone can draw again from the seed.

Which pairs may stand in a best plan is read off the prices: those that are worth exactly what their two sides cost and
gain. All mentees with a gain, and all places with a price, are taken in every best plan; the others may change.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

import numpy as np

from mentores.pairing.auction import FEW, bid
from mentores.pairing.paths import repair
from mentores.pairing.problem import Answer, Problem, Whole

TICKETS = 2**32
Rank = tuple[int, int]  # days waited, ticket: the higher goes first


def ticket(*names: str | int) -> int:
    """Return the number drawn for these names, from 0 to TICKETS - 1: the same names draw the same number."""
    return int.from_bytes(sha256("\0".join(map(str, names)).encode()).digest()[:4])


def draw(problem: Problem, answer: Answer, *, rank: Callable[[int], Rank], pair: Callable[[int, int], int]) -> Whole:
    """Return the mentor of each mentee (-1: none) in the best answer that the lottery draws.

    Among all best answers it has the highest ranks: the most days waited by those served together, then the highest
    sum of their tickets. Among those it has the highest sum of the tickets of its pairs. `rank` asks about a mentee by
    number, `pair` about a mentor and a mentee.
    """
    if not len(problem):
        return answer.chosen
    equal = problem.values == answer.prices[problem.mentors] + answer.gains[problem.mentees]
    rows = np.split(problem.mentors[equal], np.cumsum(np.bincount(problem.mentees[equal], minlength=len(problem)))[:-1])
    chosen = _served(rows, answer, rank)
    return _placed(rows, problem, answer, chosen, pair)


def _served(rows: Sequence[Whole], answer: Answer, rank: Callable[[int], Rank]) -> Whole:
    """Let whoever waits go before those of lower rank whose place they can reach, until nobody else can."""
    now = answer.chosen.tolist()
    given: dict[int, list[int]] = {}
    for mentee, mentor in enumerate(now):
        given.setdefault(mentor, []).append(mentee)
    free_to_go = answer.gains == 0
    ranks = {mentee: rank(mentee) for mentee in np.flatnonzero(free_to_go).tolist() if len(rows[mentee])}
    again = True
    while again:
        again = False
        for mentee in sorted((one for one in ranks if now[one] < 0), key=lambda one: (ranks[one], one), reverse=True):
            asked_by, reached = _reach(mentee, rows, given)
            last = min((one for one in reached if one in ranks), key=lambda one: (ranks[one], one))
            if ranks[last] < ranks[mentee]:
                again = True
                mentor = now[last]
                given[mentor].remove(last)
                now[last] = -1
                while mentor >= 0:
                    goer = asked_by[mentor]
                    left, now[goer] = now[goer], mentor
                    if left >= 0:
                        given[left].remove(goer)
                    given[mentor].append(goer)
                    mentor = left
    return np.array(now, dtype=np.int64)


def _reach(newcomer: int, rows: Sequence[Whole], given: dict[int, list[int]]) -> tuple[dict[int, int], list[int]]:
    """Return who asks for the place of each mentor when places are passed on, and every mentee who may lose theirs."""
    asked_by: dict[int, int] = {}
    reached = [newcomer]
    for mentee in reached:
        for mentor in rows[mentee].tolist():
            if mentor not in asked_by:
                asked_by[mentor] = mentee
                reached += given.get(mentor, [])
    return asked_by, reached


def _placed(
    rows: Sequence[Whole], problem: Problem, answer: Answer, chosen: Whole, pair: Callable[[int, int], int]
) -> Whole:
    """Draw who goes to whom among those served: again a best answer, worth what the tickets say."""
    kept = [row if chosen[mentee] >= 0 else row[:0] for mentee, row in enumerate(rows)]
    counts = np.array([len(row) for row in kept], dtype=np.int64)
    if counts.max(initial=0) < 2:
        return chosen
    mentors = np.concatenate(kept)
    mentees = np.repeat(np.arange(len(kept)), counts)
    drawn = np.zeros(len(mentors), dtype=np.int64)
    for number in np.flatnonzero(counts[mentees] > 1).tolist():
        drawn[number] = pair(int(mentors[number]), int(mentees[number]))
    everybody = TICKETS * (len(rows) + 1)  # more than all tickets together
    must = (answer.prices > 0).astype(np.int64) * everybody
    starts = np.concatenate([[0], np.cumsum(counts)])
    fair = Problem(problem.places, starts, mentors, everybody + must[mentors] + drawn)
    if (counts > 1).sum() > FEW:
        must, chosen = bid(fair, must, step=TICKETS // 200)
    return repair(fair, prices=must, chosen=chosen).chosen
