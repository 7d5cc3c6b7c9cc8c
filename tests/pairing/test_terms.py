"""What staff settle: pins, bans, floors; what it costs, what would be if, and solving again from where we stand."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentores.pairing.certificate import check
from mentores.pairing.leftover import Unmatched
from mentores.pairing.plan import Cost, Plan, solve
from mentores.pairing.problem import TooLargeError
from mentores.pairing.rules import possible
from mentores.pairing.snapshot import Snapshot
from mentores.pairing.strictness import CODES, NETWORK
from mentores.pairing.terms import PinError, Terms, bonus_of
from tests.pairing.people import AMADU, MANY, ROSA, mentees, mentors, programmes

BINTA = replace(AMADU, key="binta")
LESS = replace(ROSA, key="less", areas=frozenset({"LIN-CONV"}))
FULL = replace(ROSA, key="full", places=0)
BOTH = Snapshot.build([ROSA, LESS], [AMADU, BINTA])


def keys(plan: Plan) -> set[tuple[str, str]]:
    """Who stands with whom."""
    return set(plan.scores())


def worth(plan: Plan) -> int:
    """What a plan is worth, number and points and classes in one."""
    bonus, classes = plan.certificate["bonus"], plan.certificate["classes"]
    return sum(bonus * classes.get(pair.mentee, 1) + pair.score for pair in plan.pairs)


@MANY
@given(programmes(), st.integers(), st.randoms())
def test_pins_stand_bans_do_not_and_the_rest_is_the_best_of_what_is_left(programme, seed, random):
    snap = Snapshot.build(*programme)
    possible_pairs = sorted(solve(snap, seed=seed).graph)
    pins = [pair for pair in keys(solve(snap, seed=seed + 1)) if random.random() < 0.3]
    bans = [pair for pair in possible_pairs if pair not in pins and random.random() < 0.3]

    plan = solve(snap, seed=seed, pins=pins, bans=bans)

    pinned = {mentee for _, mentee in pins}
    left = Snapshot.build(
        [replace(one, places=one.places - [mentor for mentor, _ in pins].count(one.key)) for one in snap.mentors],
        [one for one in snap.mentees if one.key not in pinned],
    )
    assert set(pins) <= keys(plan)
    assert keys(plan).isdisjoint(bans)
    rest = solve(left, seed=seed, bans=bans)
    assert keys(plan) - set(pins) == keys(rest)
    assert [one for one in plan.unmatched if one.reason == "places_taken"] == [
        one for one in rest.unmatched if one.reason == "places_taken"
    ]


@pytest.mark.parametrize(
    ("pins", "bans", "codes"),
    [
        ([("full", "amadu")], [], ("place",)),
        ([("rosa", "kid")], [], ("minor",)),
        ([("rosa", "amadu")], [("rosa", "amadu")], ("ban",)),
        ([("rosa", "amadu"), ("rosa", "binta")], [], ("full",)),
        ([("less", "amadu"), ("rosa", "amadu")], [], ("twice",)),
        ([("rosa", "nobody")], [], ("unknown",)),
        ([("nobody", "amadu")], [], ("unknown",)),
    ],
)
def test_a_pin_that_cannot_stand_is_refused(pins, bans, codes):
    snap = Snapshot.build([ROSA, LESS, FULL], [AMADU, BINTA, replace(AMADU, key="kid", minor=True)])

    with pytest.raises(PinError) as refused:
        solve(snap, pins=pins, bans=bans)

    assert refused.value.codes == codes
    assert str(refused.value).startswith("The pair ")


@MANY
@given(programmes(), st.integers(), st.sampled_from([3_000, 6_000, 9_000]))
def test_no_pair_lies_below_the_floor_and_its_cost_is_told(programme, seed, floor):
    snap = Snapshot.build(*programme)
    free = solve(snap, seed=seed)

    plan = solve(snap, seed=seed, floor=floor)

    assert min((pair.score for pair in plan.pairs), default=floor) >= floor
    assert plan.cost_of_floor() == free.loss(plan)
    assert worth(plan) <= worth(free)


def test_a_floor_that_leaves_nobody_is_the_reason():
    plan = solve(Snapshot.build([LESS], [AMADU]), floor=7_000)

    assert plan.unmatched == (Unmatched(mentee="amadu", reason="nobody_possible", rule="floor", mentors=("less",)),)


def test_a_place_that_a_pin_took_is_the_reason():
    plan = solve(Snapshot.build([ROSA], [AMADU, BINTA]), pins=[("rosa", "binta")])

    assert plan.unmatched == (Unmatched(mentee="amadu", reason="nobody_possible", rule="place", mentors=("rosa",)),)


@MANY
@given(programmes(), st.integers())
def test_the_rule_named_opens_its_mentors_when_the_round_is_run_again_without_it(programme, seed):
    plan = solve(Snapshot.build(*programme), seed=seed)
    givers = {mentor.key: mentor for mentor in plan.snap.mentors}

    for one in [one for one in plan.unmatched if one.rule]:
        without = replace(NETWORK, binding=tuple(code for code in CODES if code != one.rule))
        again = Snapshot.build(
            [replace(mentor, places=max(mentor.places, 1)) for mentor in givers.values()]
            if one.rule == "place"
            else givers.values(),
            [mentee for mentee in plan.snap.mentees if mentee.key == one.mentee],
            rules=without,
        )
        [served] = solve(again, seed=seed).pairs

        assert {mentor for mentor, _ in solve(again, seed=seed).graph} == set(one.mentors)
        assert served.mentor in one.mentors


@MANY
@given(programmes(most=6), st.integers(), st.randoms())
def test_forcing_a_pair_costs_what_solving_again_says_and_never_less_than_the_bound(programme, seed, random):
    plan = solve(Snapshot.build(*programme), seed=seed)
    pairs = [(one, other) for one in plan.snap.mentors for other in plan.snap.mentees if possible(one, other)]
    bonus = plan.certificate["bonus"]

    for mentor, mentee in random.sample(pairs, min(len(pairs), 3)):
        forced = solve(plan.snap, seed=seed, pins=[(mentor.key, mentee.key)])
        exact = plan.cost_of(mentee.key, mentor.key, exact=True)
        bound = plan.cost_of(mentee.key, mentor.key)

        assert exact == plan.loss(forced)
        assert (exact.exact, bound.exact) == (True, False)
        assert worth(plan) - worth(forced) >= bound.served * bonus + bound.points >= 0
        assert (bound.served, bound.points) == (0, 0) or (mentor.key, mentee.key) not in keys(plan)


def test_the_cost_of_a_pair_that_breaks_a_rule_is_not_told():
    with pytest.raises(PinError):
        solve(Snapshot.build([ROSA, FULL], [AMADU])).cost_of("amadu", "full")


def test_for_somebody_pinned_only_solving_again_tells_the_cost():
    plan = solve(BOTH, pins=[("less", "amadu")])

    assert plan.cost_of("amadu", "rosa") == Cost(0, 0, exact=False)
    assert plan.cost_of("amadu", "rosa", exact=True) == Cost(0, 0, exact=True)


def test_a_ban_can_be_forced_and_may_gain():
    plan = solve(Snapshot.build([ROSA], [AMADU]), bans=[("rosa", "amadu")])

    assert plan.cost_of("amadu", "rosa") == Cost(0, 0, exact=False)
    assert plan.cost_of("amadu", "rosa", exact=True) == Cost(-1, -10_000, exact=True)


@MANY
@given(programmes(), programmes(most=3), st.integers(), st.randoms())
def test_what_would_be_if_is_what_solving_from_the_beginning_says_to_the_byte(programme, coming, seed, random):
    givers, askers = programme
    plan = solve(Snapshot.build(givers, askers), seed=seed)
    before = plan.certificate.copy()
    remove = [one.key for one in (*givers, *askers) if random.random() < 0.2]
    add = [replace(one, key=f"new {one.key}" if random.random() < 0.7 else one.key) for side in coming for one in side]

    after = plan.what_if(add=add, remove=remove)

    kept = {("m" if one in givers else "e", one.key): one for one in (*givers, *askers) if one.key not in remove}
    kept |= {("m" if one.key.startswith(("mentor", "new mentor")) else "e", one.key): one for one in add}
    anew = solve(
        Snapshot.build(
            [one for (side, _), one in kept.items() if side == "m"],
            [one for (side, _), one in kept.items() if side == "e"],
        ),
        seed=seed,
    )
    assert (after.pairs, after.certificate, after.unmatched) == (anew.pairs, anew.certificate, anew.unmatched)
    assert plan.certificate == before


def test_people_removed_take_their_pins_along():
    plan = solve(BOTH, pins=[("less", "amadu")])

    assert keys(plan.what_if(remove=["less"])) == {("rosa", "amadu")} or keys(plan.what_if(remove=["less"])) == {
        ("rosa", "binta")
    }


def test_other_terms_are_tried_without_touching_the_plan():
    plan = solve(BOTH)

    assert keys(plan.what_if(terms=Terms(seed=1, bans=frozenset([("rosa", "amadu")])))) == {
        ("rosa", "binta"),
        ("less", "amadu"),
    }


@MANY
@given(programmes(), mentors(key="new"), st.integers())
def test_the_price_of_a_mentor_is_what_one_more_place_brings(programme, mentor, seed):
    givers, askers = programme
    plan = solve(Snapshot.build([*givers, mentor], askers), seed=seed)
    assume(mentor.places)

    more = plan.what_if(add=[replace(mentor, places=mentor.places + 1)])

    assert plan.price("new") == worth(more) - worth(plan)


@MANY
@given(programmes(), st.integers(), st.integers())
def test_another_seed_changes_neither_number_nor_points_nor_proof(programme, seed, other):
    snap = Snapshot.build(*programme)
    one, two = (solve(snap, seed=number).certificate for number in (seed, other))

    assert {**one, "seed": 0} == {**two, "seed": 0}


@MANY
@given(programmes(most=5), mentees(key="new"), st.integers())
def test_removing_and_adding_somebody_again_changes_nothing(programme, mentee, seed):
    givers, askers = programme
    plan = solve(Snapshot.build(givers, [*askers, mentee]), seed=seed)

    again = plan.what_if(remove=["new"]).what_if(add=[mentee])

    assert (again.pairs, again.certificate) == (plan.pairs, plan.certificate)
    assert check(again.certificate, edges=again.graph, pairs=keys(again)) == []


@pytest.mark.parametrize(("people", "classes"), [(10**15, 1), (10**9, 10**6)])
def test_what_does_not_fit_into_64_bits_is_refused(people, classes):
    with pytest.raises(TooLargeError):
        bonus_of(people, classes=classes)


def test_a_million_people_in_a_thousand_classes_fit_into_64_bits():
    assert bonus_of(10**6, classes=1000) == 10**10 + 1
