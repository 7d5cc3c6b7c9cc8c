"""The snapshot: whole columns asked at once, held against the readable rules and scores, pair by pair."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.rules import failed, possible
from mentores.pairing.scores import Weights, score
from mentores.pairing.snapshot import Explanation, Snapshot, explain
from mentores.pairing.strictness import OF_A_FILE, Strictness
from tests.pairing.people import AMADU, MANY, PORTO, ROSA, mentees, mentors, programmes, rules

LESS = replace(ROSA, key="less", areas=frozenset({"LIN-CONV"}))
FAR = replace(ROSA, key="far", lat=PORTO[0], lon=PORTO[1])
FULL = replace(ROSA, key="full", places=0)
WEIGHTS = [Weights(), Weights(area=777, time=333, language=1001, distance=6999), Weights(area=0, language=0)]


def pairs_of(snap: Snapshot) -> dict[tuple[str, str], int]:
    """Every possible pair with its points, as the columns say."""
    graph = snap.graph
    listed = zip(graph.mentors.tolist(), graph.mentees.tolist(), graph.points.tolist(), strict=True)
    return {(snap.mentors[mentor].key, snap.mentees[mentee].key): points for mentor, mentee, points in listed}


def candidates(mentee: Mentee, people: list[Mentor], *, k: int | None = None) -> list[tuple[str, int]]:
    """The best mentors of a mentee, with their points."""
    return [(one.mentor.key, one.score.total) for one in Snapshot.build(people, [mentee]).top(mentee.key, k=k)]


@MANY
@given(programmes(most=6), rules(), st.sampled_from(WEIGHTS))
def test_every_pair_is_judged_and_scored_as_the_readable_rules_say(programme, strictness, weights):
    givers, askers = programme

    found = pairs_of(Snapshot.build(givers, askers, rules=strictness, weights=weights))

    assert found == {
        (mentor.key, mentee.key): score(mentor, mentee, weights, strictness).total
        for mentor in givers
        for mentee in askers
        if possible(mentor, mentee, strictness)
    }


@MANY
@given(programmes(most=6), rules())
def test_the_count_of_what_stands_in_the_way_is_that_of_the_readable_rules(programme, strictness):
    givers, askers = programme
    snap = Snapshot.build(givers, askers, rules=strictness)

    for mentee in askers:
        broken = [failed(mentor, mentee, strictness) for mentor in givers]
        assert snap.tally(mentee.key) == (broken.count(()), Counter(code for codes in broken for code in codes))


def test_more_than_64_languages_and_areas_find_room():
    tongues = {f"l{chr(97 + number // 26)}{chr(97 + number % 26)}": 3 for number in range(130)}
    areas = [f"G{number}-A" for number in range(130)]
    mentor = replace(ROSA, languages={"lez": 7}, areas=frozenset(areas[128:]))
    askers = [
        replace(AMADU, key="fits", languages=tongues, areas=tuple(areas)),
        replace(AMADU, key="mute", languages={"laa": 7}, areas=tuple(areas)),
        replace(AMADU, key="other", languages=tongues, areas=tuple(areas[:128])),
    ]

    assert pairs_of(Snapshot.build([mentor], askers)) == {("rosa", "fits"): score(mentor, askers[0]).total}


def test_two_people_of_one_side_need_two_keys():
    with pytest.raises(ValueError, match="the same key"):
        Snapshot.build([ROSA, ROSA], [])


@MANY
@given(programmes(most=4), st.randoms())
def test_the_order_given_does_not_matter(programme, random):
    first, second = (Snapshot.build(*(random.sample(side, len(side)) for side in programme)) for _ in range(2))

    assert (first.digest, pairs_of(first)) == (second.digest, pairs_of(second))


@pytest.mark.parametrize(
    "other",
    [
        Snapshot.build([ROSA, LESS], [AMADU], rules=OF_A_FILE),
        Snapshot.build([replace(ROSA, key="rose"), LESS], [AMADU]),
        Snapshot.build([ROSA, LESS], [replace(AMADU, availability=1)]),
        Snapshot.build([ROSA, LESS], [replace(AMADU, priority=1)]),
        Snapshot.build([ROSA], [AMADU]),
    ],
)
def test_another_content_has_another_hash(other):
    assert other.digest != Snapshot.build([ROSA, LESS], [AMADU]).digest


def test_the_best_stands_first_and_the_impossible_nowhere():
    assert candidates(AMADU, [FULL, LESS, FAR, ROSA]) == [("rosa", 10_000), ("far", 9_500), ("less", 6_666)]


def test_a_limit_keeps_the_best():
    assert [candidates(AMADU, [LESS, FAR, ROSA], k=k) for k in (2, 0)] == [[("rosa", 10_000), ("far", 9_500)], []]


def test_a_banned_mentor_is_no_candidate():
    snap = Snapshot.build([LESS, ROSA], [AMADU])

    assert [one.mentor.key for one in snap.top("amadu", bans=["rosa", "nobody"])] == ["less"]


@MANY
@given(programmes(most=8), st.integers(1, 8))
def test_the_first_of_a_list_are_those_of_the_whole_list(programme, k):
    snap = Snapshot.build(*programme, rules=OF_A_FILE)

    for mentee in snap.mentees:
        assert snap.top(mentee.key, k=k) == snap.top(mentee.key, k=None)[:k]


def test_weights_decide_the_order():
    snap = Snapshot.build([FAR, LESS], [AMADU], weights=Weights(version=2, area=0, distance=3000))

    assert [(one.mentor.key, one.score.total) for one in snap.top("amadu")] == [("less", 7_000), ("far", 5_500)]


def test_among_equals_no_mentor_is_always_first():
    equals = [replace(ROSA, key=f"mentor {number}") for number in range(3)]
    people = [replace(AMADU, key=f"mentee {number}") for number in range(30)]

    first = {candidates(mentee, equals)[0][0] for mentee in people}

    assert first == {"mentor 0", "mentor 1", "mentor 2"}


@given(mentors(), mentees(), rules())
def test_a_pair_is_explained_by_its_score_or_by_what_it_breaks(mentor, mentee, strictness):
    broken = failed(mentor, mentee, strictness)
    snap = Snapshot.build([mentor], [mentee], rules=strictness)

    assert snap.explain(mentee.key, mentor.key) == Explanation(
        failed=broken, score=None if broken else score(mentor, mentee, how=strictness)
    )


def test_every_broken_rule_explains_an_impossible_pair():
    assert explain(FULL, replace(AMADU, minor=True)) == Explanation(failed=("place", "minor"), score=None)


@pytest.mark.parametrize("wrong", [{"binding": ("place", "luck")}, {"language_level": 8}])
def test_rules_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match="No such"):
        Strictness(**wrong)
