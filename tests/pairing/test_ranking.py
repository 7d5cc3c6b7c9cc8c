"""The possible mentors of one mentee."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mentores.pairing.ranking import Explanation, candidates, explain
from mentores.pairing.scores import Weights, score
from tests.pairing.people import AMADU, PORTO, ROSA, mentees, mentors

LESS = replace(ROSA, key="less", areas=frozenset({"LIN-CONV"}))
FAR = replace(ROSA, key="far", lat=PORTO[0], lon=PORTO[1])
FULL = replace(ROSA, key="full", places=0)


def test_the_best_stands_first_and_the_impossible_nowhere():
    found = candidates(AMADU, [FULL, LESS, FAR, ROSA])

    assert [(one.mentor.key, one.score.total) for one in found] == [("rosa", 10_000), ("far", 9_500), ("less", 6_666)]


def test_a_limit_keeps_the_best():
    assert [one.mentor.key for one in candidates(AMADU, [LESS, FAR, ROSA], limit=2)] == ["rosa", "far"]


def test_weights_decide_the_order():
    weights = Weights(version=2, area=0, distance=3000)

    found = candidates(AMADU, [FAR, LESS], weights=weights)

    assert [(one.mentor.key, one.score.total) for one in found] == [("less", 7_000), ("far", 5_500)]


def test_among_equals_no_mentor_is_always_first():
    equals = [replace(ROSA, key=f"mentor {number}") for number in range(3)]
    people = [replace(AMADU, key=f"mentee {number}") for number in range(30)]

    first = {candidates(mentee, equals)[0].mentor.key for mentee in people}

    assert first == {"mentor 0", "mentor 1", "mentor 2"}


@given(st.lists(mentors(), max_size=6), mentees(), st.randoms())
def test_the_order_given_does_not_matter(found, mentee, random):
    people = [replace(mentor, key=f"mentor {number}") for number, mentor in enumerate(found)]
    shuffled = random.sample(people, len(people))

    assert candidates(mentee, shuffled) == candidates(mentee, people)


def test_a_possible_pair_is_explained_by_its_score():
    assert explain(ROSA, AMADU) == Explanation(failed=(), score=score(ROSA, AMADU))


def test_an_impossible_pair_is_explained_by_what_it_breaks():
    assert explain(FULL, replace(AMADU, minor=True)) == Explanation(failed=("place", "minor"), score=None)
