"""The solver, held against SciPy's and OR-Tools'."""

import random
from collections import Counter

import numpy as np
import pytest
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import linear_sum_assignment

from mentores.pairing import auction
from mentores.pairing.most import scarcity
from mentores.pairing.paths import lowest, repair
from mentores.pairing.problem import ROOM, Answer, Problem, TooLargeError, Whole

Solved = tuple[Problem, Answer]
NOBODY = -1


def problem_of(places: list[int], wishes: list[dict[int, int]]) -> Problem:
    """Return a problem from the worth of each possible mentor to each mentee."""
    return Problem(
        places=np.array(places, dtype=np.int64),
        starts=np.concatenate([[0], np.cumsum([len(wish) for wish in wishes])]).astype(np.int64),
        mentors=np.array([mentor for wish in wishes for mentor in sorted(wish)], dtype=np.int64),
        values=np.array([wish[mentor] for wish in wishes for mentor in sorted(wish)], dtype=np.int64),
    )


def drawn(dice: random.Random) -> Problem:
    """Draw places from 0 to 3 and wishes of few values, so that ties, empty rows and rivalry are common."""
    places = [dice.randint(0, 3) for _ in range(dice.randint(0, 9))]
    most, share, bonus = dice.choice([2, 5, 1000]), dice.choice([0.1, 0.4, 1.0]), dice.choice([0, 0, 100_000])
    wishes = [
        {
            mentor: bonus + dice.randint(1, most)
            for mentor in range(len(places))
            if places[mentor] and dice.random() < share
        }
        for _ in range(dice.randint(0, 14))
    ]
    return problem_of(places, wishes)


def start(problem: Problem, dice: random.Random) -> tuple[Whole, Whole]:
    """Draw a state to start from: nothing, anything at all, or what an auction leaves."""
    nobody = np.full(len(problem), NOBODY, dtype=np.int64)
    match dice.randrange(3):
        case 0:
            return np.zeros(len(problem.places), dtype=np.int64), nobody
        case 1:
            prices = np.array([dice.randint(-9, 1500) for _ in problem.places], dtype=np.int64)
            return prices, np.array([dice.randint(-1, len(prices) - 1) for _ in nobody], dtype=np.int64)
    scarce = scarcity(problem, np.ones(len(problem), dtype=np.int64))
    return auction.bid(problem, scarce * 100_000, step=dice.choice([1, 50]), rounds=dice.choice([0, 3, 1000]), few=0)


def worth(problem: Problem, answer: Answer) -> int:
    """Return what the pairs that stand are worth together."""
    return int(problem.values_of(answer.chosen).sum())


def scipys(problem: Problem) -> int:
    """Return what SciPy finds, with a column for each place and worthless ones for staying without."""
    columns = np.repeat(np.arange(len(problem.places)), problem.places)
    values = np.zeros((len(problem), len(columns) + len(problem)), dtype=np.int64)
    values[:, : len(columns)] = -(10**9)
    for mentee, (mentors, worths) in enumerate(problem.rows):
        for mentor, value in zip(mentors, worths, strict=True):
            values[mentee, : len(columns)][columns == mentor] = value
    return int(values[linear_sum_assignment(values, maximize=True)].sum())


def ortools(problem: Problem) -> int:
    """Return what OR-Tools' minimum-cost flow finds; whoever stays without flows past the mentors."""
    flow = SimpleMinCostFlow()
    people, end = len(problem.places), len(problem.places) + len(problem)
    for mentee, mentor, value in zip(problem.mentees, problem.mentors, problem.values, strict=True):
        flow.add_arc_with_capacity_and_unit_cost(people + int(mentee), int(mentor), 1, -int(value))
    for mentee in range(len(problem)):
        flow.add_arc_with_capacity_and_unit_cost(people + mentee, end, 1, 0)
        flow.set_node_supply(people + mentee, 1)
    for mentor, count in enumerate(problem.places):
        flow.add_arc_with_capacity_and_unit_cost(mentor, end, int(count), 0)
    flow.set_node_supply(end, -len(problem))
    assert flow.solve() == flow.OPTIMAL
    return -int(flow.optimal_cost())


@pytest.fixture(scope="module")
def answers(size) -> list[Solved]:
    """Answers to many drawn questions, from many beginnings."""
    found = []
    for seed in range(size(600, 20_000)):
        dice = random.Random(seed)
        problem = drawn(dice)
        prices, chosen = start(problem, dice)
        found.append((problem, repair(problem, prices=prices, chosen=chosen)))
    return found


def test_the_answer_is_worth_as_much_as_those_of_scipy_and_ortools(answers):
    found = [worth(*one) for one in answers]

    assert found == [scipys(problem) for problem, _ in answers]
    assert found == [ortools(problem) for problem, _ in answers]


def test_nobody_stands_where_it_is_not_possible_and_no_mentor_has_more_people_than_places(answers):
    for problem, answer in answers:
        taken = Counter(answer.chosen[answer.chosen >= 0].tolist())

        assert [mentor for mentor, count in taken.items() if count > problem.places[mentor]] == []
        assert sum(taken.values()) == (problem.values_of(answer.chosen) > 0).sum()


@pytest.mark.parametrize("which", ["found", "lowest"])
def test_the_prices_prove_the_answer(answers, which):
    for problem, found in answers:
        answer = found if which == "found" else lowest(problem, found)
        slack = answer.prices[problem.mentors] + answer.gains[problem.mentees] - problem.values

        assert int((problem.places * answer.prices).sum() + answer.gains.sum()) == worth(problem, answer)
        assert min([*answer.prices, *answer.gains, *slack], default=0) >= 0


def test_the_lowest_price_is_what_one_more_place_brings(answers, size):
    for problem, found in answers[: size(150, 3_000)]:
        prices = lowest(problem, found).prices
        for mentor in np.flatnonzero(problem.places > 0).tolist():
            places = problem.places.copy()
            places[mentor] += 1
            more = Problem(places, problem.starts, problem.mentors, problem.values)

            assert prices[mentor] == scipys(more) - worth(problem, found)


def test_scarce_mentors_are_those_of_whom_one_more_place_serves_one_more(answers, size):
    for problem, _ in answers[: size(150, 3_000)]:
        scarce = scarcity(problem, np.ones(len(problem), dtype=np.int64))
        counted = Problem(problem.places, problem.starts, problem.mentors, np.ones_like(problem.values))
        for mentor in np.flatnonzero(problem.places > 0).tolist():
            places = problem.places.copy()
            places[mentor] += 1
            more = Problem(places, problem.starts, problem.mentors, counted.values)

            assert scarce[mentor] == scipys(more) - scipys(counted)


def test_an_auction_stops_when_nobody_would_gain():
    problem = problem_of([1], [{0: 5}] * 60)

    prices, chosen = auction.bid(problem, np.array([9]), step=1, rounds=10, few=0)

    assert (prices.tolist(), set(chosen.tolist())) == ([9], {NOBODY})


def test_what_does_not_fit_into_64_bits_is_refused():
    with pytest.raises(TooLargeError):
        problem_of([1], [{0: ROOM}])
