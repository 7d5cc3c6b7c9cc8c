"""A round: who is served, who is not and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from mentores.pairing.leftover import Unmatched
from mentores.pairing.lottery import ticket
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.plan import Pair, Plan
from mentores.pairing.plan import solve as solve_snapshot
from mentores.pairing.rules import failed, possible
from mentores.pairing.scores import score
from mentores.pairing.snapshot import Snapshot
from tests.pairing.people import AMADU, MANY, PORTO, ROSA, mentees, mentors, programmes

BINTA = replace(AMADU, key="binta")
LESS = replace(ROSA, key="less", areas=frozenset({"LIN-CONV"}))


def solve(givers: Iterable[Mentor], askers: Iterable[Mentee], **terms: Any) -> Plan:
    """Return the plan of these people by the rules of the network."""
    return solve_snapshot(Snapshot.build(givers, askers), **terms)


def keys(plan: Plan) -> list[tuple[str, str]]:
    """Return who stands with whom."""
    return [(pair.mentor, pair.mentee) for pair in plan.pairs]


def said(plan: Plan) -> tuple[Any, ...]:
    """Return everything that a plan says."""
    return plan.pairs, plan.unmatched, plan.certificate, plan.graph


def every_plan(mentors: list[Mentor], mentees: list[Mentee]) -> Iterator[list[tuple[Mentor, Mentee]]]:
    """Yield every way to give the places, one mentee after another."""
    if not mentees:
        yield []
        return
    for pairs in every_plan(mentors, mentees[1:]):
        taken = Counter(mentor.key for mentor, _ in pairs)
        yield pairs
        for mentor in mentors:
            if possible(mentor, mentees[0]) and taken[mentor.key] < mentor.places:
                yield [*pairs, (mentor, mentees[0])]


def merit(pairs: list[tuple[Mentor, Mentee]]) -> tuple[list[int], int, int, int]:
    """Return what plans are compared by: those served of each class, number served, points, days waited."""
    served = Counter(mentee.priority for _, mentee in pairs)
    points = sum(score(mentor, mentee).total for mentor, mentee in pairs)
    classes = [served[priority] for priority in (5, 1, 0)]
    return classes, len(pairs), points, sum(mentee.wait_days for _, mentee in pairs)


@MANY
@given(programmes(most=4), st.integers())
def test_the_plan_is_the_best_of_all_plans(programme, seed):
    givers, askers = programme
    mentor_of, mentee_of = {one.key: one for one in givers}, {one.key: one for one in askers}

    plan = solve(givers, askers, seed=seed)

    found = merit([(mentor_of[mentor], mentee_of[mentee]) for mentor, mentee in keys(plan)])
    assert found == max(merit(pairs) for pairs in every_plan(givers, askers))


@MANY
@given(programmes(most=15), st.integers())
def test_scipy_finds_no_better_plan(programme, seed):
    givers, askers = programme
    places = [mentor for mentor in givers for _ in range(mentor.places)]

    plan = solve(givers, askers, seed=seed)

    bonus, classes = plan.certificate["bonus"], plan.certificate["classes"]
    values = np.zeros((len(askers), len(places) + len(askers)), dtype=np.int64)
    for row, mentee in enumerate(askers):
        for column, mentor in enumerate(places):
            points = plan.graph.get((mentor.key, mentee.key))
            values[row, column] = -bonus if points is None else bonus * classes.get(mentee.key, 1) + points
    best = values[linear_sum_assignment(values, maximize=True)].sum()
    assert sum(bonus * classes.get(pair.mentee, 1) + pair.score for pair in plan.pairs) == best


@MANY
@given(programmes(), st.integers(), st.randoms())
def test_the_order_given_does_not_matter(programme, seed, random):
    givers, askers = programme
    shuffled = [random.sample(side, len(side)) for side in programme]

    assert said(solve(*shuffled, seed=seed)) == said(solve(givers, askers, seed=seed))


@MANY
@given(programmes(), mentors(key="new"), st.integers())
def test_one_more_mentor_never_serves_fewer(programme, mentor, seed):
    givers, askers = programme

    assert len(solve([*givers, mentor], askers, seed=seed).pairs) >= len(solve(givers, askers, seed=seed).pairs)


@MANY
@given(programmes(), mentees(key="new"), st.integers())
def test_one_more_mentee_never_serves_fewer(programme, mentee, seed):
    givers, askers = programme

    assert len(solve(givers, [*askers, mentee], seed=seed).pairs) >= len(solve(givers, askers, seed=seed).pairs)


@MANY
@given(programmes(), st.integers())
def test_everyone_is_paired_or_told_why_not(programme, seed):
    givers, askers = programme

    plan = solve(givers, askers, seed=seed)

    told = [pair.mentee for pair in plan.pairs] + [one.mentee for one in plan.unmatched]
    assert sorted(told) == sorted(mentee.key for mentee in askers)


@MANY
@given(programmes(), st.integers())
def test_the_rule_named_is_the_only_one_in_the_way(programme, seed):
    givers, askers = programme
    mentee_of = {mentee.key: mentee for mentee in askers}

    plan = solve(givers, askers, seed=seed)

    for one in [one for one in plan.unmatched if one.reason == "nobody_possible"]:
        broken = [failed(mentor, mentee_of[one.mentee]) for mentor in givers]
        alone = Counter(codes[0] for codes in broken if len(codes) == 1)
        assert len(one.mentors) == max(alone.values(), default=0) == alone[one.rule or ""]


@MANY
@given(programmes(), st.integers(), st.randoms())
def test_a_ban_is_never_made_and_never_serves_more(programme, seed, random):
    givers, askers = programme
    free = solve(givers, askers, seed=seed)
    bans = {pair for pair in keys(free) if random.random() < 0.5}

    plan = solve(givers, askers, seed=seed, bans=bans)

    assert bans.isdisjoint(plan.graph)
    assert len(plan.pairs) <= len(free.pairs)


def test_serving_both_goes_before_the_best_score():
    only_less = replace(BINTA, areas=("EMP-CV",))

    plan = solve([ROSA, LESS], [AMADU, only_less], seed=1)

    assert plan.pairs == (Pair("less", "amadu", 6666), Pair("rosa", "binta", 10_000))


def test_a_mentor_with_two_places_takes_two():
    plan = solve([replace(ROSA, places=2)], [AMADU, BINTA], seed=1)

    assert keys(plan) == [("rosa", "amadu"), ("rosa", "binta")]


def test_between_equals_the_longer_wait_goes_first():
    waited = replace(BINTA, wait_days=1)

    winners = {solve([ROSA], [AMADU, waited], seed=seed).pairs[0].mentee for seed in range(20)}

    assert winners == {"binta"}


def test_a_higher_class_goes_before_a_better_score():
    urgent = replace(BINTA, priority=1, availability=0)

    assert keys(solve([ROSA], [AMADU, urgent], seed=1)) == [("rosa", "binta")]


def test_a_higher_class_goes_before_many_of_a_lower_one_only_for_the_same_place():
    many = [replace(AMADU, key=f"mentee {number}") for number in range(4)]
    urgent = replace(BINTA, priority=9)

    plan = solve([replace(ROSA, places=4)], [*many, urgent], seed=1)

    assert len(plan.pairs) == 4
    assert ("rosa", "binta") in keys(plan)


def test_a_better_score_goes_before_a_longer_wait():
    waited = replace(BINTA, wait_days=9999, availability=0)

    assert keys(solve([ROSA], [AMADU, waited], seed=1)) == [("rosa", "amadu")]


def test_between_equals_that_waited_equally_a_fair_lottery_decides(size):
    rounds = size(400, 20_000)
    people = [replace(AMADU, key=f"mentee {number}") for number in range(4)]

    wins = Counter(solve([ROSA], people, seed=seed).pairs[0].mentee for seed in range(rounds))

    assert sorted(wins) == [mentee.key for mentee in people]
    assert sum((count - rounds / 4) ** 2 / (rounds / 4) for count in wins.values()) < 16  # chi-squared, 1 in 1,000


def alike(dice: Random) -> tuple[list[Mentor], list[Mentee]]:
    """Draw people so alike that most plans are equal: only areas, places and days waited differ."""
    areas = ["EMP-CV", "LIN-CONV", "HAB-ARR"]
    givers = [
        replace(ROSA, key=f"mentor {one}", areas=frozenset(dice.sample(areas, 2)), places=dice.randint(0, 2))
        for one in range(dice.randint(1, 4))
    ]
    askers = [
        replace(AMADU, key=f"mentee {one}", areas=(dice.choice(areas),), wait_days=dice.randint(0, 1))
        for one in range(dice.randint(1, 5))
    ]
    return givers, askers


def test_the_lottery_draws_the_highest_tickets_of_all_equal_plans(size):
    for seed in range(size(150, 3_000)):
        givers, askers = alike(Random(seed))

        def drawn(pairs: list[tuple[str, str]], seed: int = seed) -> tuple[int, int]:
            return sum(ticket(seed, mentee) for _, mentee in pairs), sum(ticket(seed, *pair) for pair in pairs)

        best = max(
            (merit(pairs), drawn([(mentor.key, mentee.key) for mentor, mentee in pairs]))
            for pairs in every_plan(givers, askers)
        )

        assert drawn(keys(solve(givers, askers, seed=seed))) == best[1]


def test_the_lottery_of_many_equals_is_the_best_draw_too():
    givers = [replace(ROSA, key=f"mentor {number}") for number in range(70)]
    askers = [replace(AMADU, key=f"mentee {number}") for number in range(60)]
    tickets = np.array([[ticket(5, mentor.key, mentee.key) for mentor in givers] for mentee in askers])

    plan = solve(givers, askers, seed=5)

    best = int(tickets[linear_sum_assignment(tickets, maximize=True)].sum())
    assert sum(ticket(5, *pair) for pair in keys(plan)) == best


def test_between_equal_mentors_the_lottery_decides():
    equals = [replace(ROSA, key=f"mentor {number}") for number in range(3)]

    chosen = {solve(equals, [AMADU], seed=seed).pairs[0].mentor for seed in range(40)}

    assert chosen == {"mentor 0", "mentor 1", "mentor 2"}


def test_those_who_compete_are_named():
    plan = solve([ROSA], [AMADU, BINTA], seed=1)

    [left] = plan.unmatched
    assert left == Unmatched(
        mentee=left.mentee, reason="places_taken", mentors=("rosa",), mentees=("amadu", "binta"), places=1
    )


def test_a_mentee_without_mentors_learns_which_rule_would_open_some():
    far = replace(ROSA, key="far", mode="in_person", lat=PORTO[0], lon=PORTO[1])
    full = replace(ROSA, key="full", places=0)
    full_too = replace(full, key="full too")

    plan = solve([far, full, full_too], [AMADU], seed=1)

    assert plan.unmatched == (
        Unmatched(mentee="amadu", reason="nobody_possible", rule="place", mentors=("full", "full too")),
    )


def test_a_pair_refused_before_is_said_to_be_the_obstacle():
    plan = solve([ROSA], [AMADU], seed=1, bans=[("rosa", "amadu")])

    assert plan.unmatched == (Unmatched(mentee="amadu", reason="nobody_possible", rule="ban", mentors=("rosa",)),)


def test_no_single_rule_is_named_where_none_would_help():
    plan = solve([replace(ROSA, places=0, languages={})], [AMADU], seed=1)

    assert plan.unmatched == (Unmatched(mentee="amadu", reason="nobody_possible"),)


def test_the_same_people_have_the_same_fingerprint_in_any_order_and_others_another():
    prints = [
        solve(givers, askers, seed=1, bans=bans).certificate["input_sha256"]
        for givers, askers, bans in [
            ([ROSA, LESS], [AMADU, BINTA], []),
            ([LESS, ROSA], [BINTA, AMADU], []),
            ([LESS, ROSA], [BINTA, AMADU], [("rosa", "amadu")]),
            ([LESS], [BINTA, AMADU], []),
        ]
    ]

    assert [one == prints[0] for one in prints] == [True, True, False, False]
