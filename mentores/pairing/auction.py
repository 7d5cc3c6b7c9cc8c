"""Good prices fast: all mentees without a place bid at once, until few are left (Bertsekas' auction, in Jacobi's form).

It needs not be exact: whatever it leaves, `paths.repair` makes the best answer of it.
"""

import numpy as np

from mentores.pairing.problem import Problem, Truth, Whole

FEW = 50  # bidders for whom a round over columns costs more than a search
ROUNDS = 2_000  # at most: by then all that is left are wars over single places
LOWEST = np.iinfo(np.int64).min // 4


def bid(problem: Problem, prices: Whole, *, step: int, rounds: int = ROUNDS, few: int = FEW) -> tuple[Whole, Whole]:
    """Return prices, none below those given, and the mentor of each mentee (-1: none).

    It ends after so many `rounds`, or when no more than a `few` bid. Each bid goes `step` beyond what makes the second
    best as good; a step is about 0.5 % of the range of scores.
    """
    prices = prices.copy()
    floor = prices.copy()
    chosen = np.full(len(problem), -1, dtype=np.int64)
    offers = np.zeros(len(problem), dtype=np.int64)  # what each mentee with a place bid for it
    bidders = np.flatnonzero(np.diff(problem.starts) > 0)
    for _ in range(rounds):
        if len(bidders) <= few:
            break
        wanted, amount, willing = _bids(problem, prices, bidders, step)
        bidders, wanted, amount = bidders[willing], wanted[willing], amount[willing]
        if not len(bidders):
            break
        asked = np.zeros(len(prices), dtype=np.bool_)
        asked[wanted] = True
        holders = np.flatnonzero((chosen >= 0) & asked[chosen])
        people = np.concatenate([holders, bidders])
        mentors = np.concatenate([chosen[holders], wanted])
        bids = np.concatenate([offers[holders], amount])
        order = np.lexsort((people, -bids, mentors))
        people, mentors, bids = people[order], mentors[order], bids[order]
        first = np.searchsorted(mentors, mentors)
        wins = np.arange(len(mentors)) - first < problem.places[mentors]
        chosen[people] = np.where(wins, mentors, -1)
        offers[people] = bids
        least = np.full(len(prices), np.iinfo(np.int64).max)
        np.minimum.at(least, mentors[wins], bids[wins])
        full = np.bincount(mentors[wins], minlength=len(prices)) >= problem.places
        full &= asked
        prices[full] = np.maximum(least[full], floor[full])
        bidders = np.sort(people[~wins])
    return prices, chosen


def _bids(problem: Problem, prices: Whole, bidders: Whole, step: int) -> tuple[Whole, Whole, Truth]:
    """Return whom each bidder wants, how much they bid, and who bids at all: nobody does who would gain nothing.

    Among mentors equally wanted the bidders spread.
    """
    begin, count = problem.starts[bidders], problem.starts[bidders + 1] - problem.starts[bidders]
    heads = np.concatenate([[0], np.cumsum(count)[:-1]])
    pairs = np.repeat(begin - heads, count) + np.arange(int(count.sum()))
    mentors = problem.mentors[pairs]
    net = problem.values[pairs] - prices[mentors]
    best = np.maximum.reduceat(net, heads)
    bidder = np.repeat(np.arange(len(bidders)), count)
    at_best = np.flatnonzero(net == best[bidder])
    equals = np.bincount(bidder[at_best], minlength=len(bidders))
    favourite = at_best[np.cumsum(equals) - equals + bidders % equals]
    net[favourite] = LOWEST
    second = np.maximum(np.maximum.reduceat(net, heads), 0)
    wanted = mentors[favourite]
    return wanted, prices[wanted] + best - second + step, best > 0
