"""The solver, held against SciPy's."""

import random
from collections import Counter

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from mentores.pairing.paths import Assignment, Wishes, whole_prices


def draw(seed: int) -> tuple[list[int], Wishes]:
    """Draw places from 0 to 3 and wishes of few values, so that ties, empty rows and rivalry are common."""
    dice = random.Random(seed)
    places = [dice.randint(0, 3) for _ in range(dice.randint(0, 9))]
    most, share = dice.choice([2, 5, 1000]), dice.choice([0.1, 0.4, 1.0])
    open_mentors = [mentor for mentor, count in enumerate(places) if count]
    wishes = [
        [(mentor, dice.randint(1, most)) for mentor in open_mentors if dice.random() < share]
        for _ in range(dice.randint(0, 14))
    ]
    return places, wishes


def best(places: list[int], wishes: Wishes) -> int:
    """Return what SciPy finds, with a column for each place and worthless ones for staying without."""
    columns = [mentor for mentor, count in enumerate(places) for _ in range(count)]
    values = np.zeros((len(wishes), len(columns) + len(wishes)), dtype=np.int64)
    for mentee, wished in enumerate(wishes):
        worth = dict(wished)
        values[mentee, : len(columns)] = [worth.get(mentor, -(10**9)) for mentor in columns]
    return int(values[linear_sum_assignment(values, maximize=True)].sum())


def worth(answer: Assignment) -> int:
    """Return what the pairs that stand are worth together."""
    return sum(dict(answer.wishes[mentee])[mentor] for mentee, mentor in enumerate(answer.chosen) if mentor is not None)


@pytest.fixture(scope="module")
def answers(size) -> list[Assignment]:
    """Answers to many drawn questions."""
    return [Assignment(*draw(seed)) for seed in range(size(300, 20_000))]


def test_the_answer_is_worth_as_much_as_the_one_of_scipy(answers):
    assert [worth(answer) for answer in answers] == [best(list(answer.places), answer.wishes) for answer in answers]


def test_no_mentor_is_given_more_people_than_places(answers):
    for answer in answers:
        taken = Counter(mentor for mentor in answer.chosen if mentor is not None)

        assert [mentor for mentor, count in taken.items() if count > answer.places[mentor]] == []


def test_the_prices_prove_the_answer(answers):
    for answer in answers:
        bound = sum(count * price for count, price in zip(answer.places, answer.prices, strict=True))
        wishes = [(mentee, *wish) for mentee, wished in enumerate(answer.wishes) for wish in wished]

        assert bound + sum(answer.gains) == worth(answer)
        assert min([*answer.prices, *answer.gains], default=0) >= 0
        assert [wish for wish in wishes if wish[2] > answer.prices[wish[1]] + answer.gains[wish[0]]] == []


def test_those_left_over_compete_for_fewer_places_than_they_are(answers):
    for answer in answers:
        unit = sum(max((value for _, value in wished), default=0) for wished in answer.wishes) + 1
        served_first = [[(mentor, unit + value) for mentor, value in wished] for wished in answer.wishes]
        most = Assignment(answer.places, served_first)
        for mentee, chosen in enumerate(most.chosen):
            if chosen is None and most.wishes[mentee]:
                mentees, mentors = most.competing(mentee)

                assert mentee in mentees
                assert sum(most.places[mentor] for mentor in mentors) == len(mentees) - 1
                assert {mentor for one in mentees for mentor, _ in most.wishes[one]} == mentors


@pytest.mark.parametrize("unit", [1, 7, 1000])
def test_whole_prices_prove_the_answer_without_its_fractions(answers, unit):
    dice = random.Random(unit)
    for answer in answers:
        fine = [
            [(mentor, value * unit * 15 + dice.randrange(unit)) for mentor, value in wished] for wished in answer.wishes
        ]
        fine_answer = Assignment(answer.places, fine)
        pairs = [(mentee, mentor) for mentee, mentor in enumerate(fine_answer.chosen) if mentor is not None]
        whole = sum(dict(answer.wishes[mentee])[mentor] for mentee, mentor in pairs)

        prices, gains = whole_prices(fine_answer, unit=unit * 15, worth=whole)

        assert sum(count * price for count, price in zip(answer.places, prices, strict=True)) + sum(gains) == whole
        assert min([*prices, *gains], default=0) >= 0
        assert [
            (mentee, mentor)
            for mentee, wished in enumerate(answer.wishes)
            for mentor, value in wished
            if value > prices[mentor] + gains[mentee]
        ] == []
