"""How well a pair goes together."""

from dataclasses import astuple, fields, replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentores.pairing.people import HALF_DAYS, LEVELS, Gender, Mentee, Mentor
from mentores.pairing.scores import DEFAULT_WEIGHTS, Part, Score, Weights, score
from tests.pairing.people import ALMADA, AMADU, AREAS, PORTO, ROSA, mentees, mentors


def test_who_fits_in_everything_has_all_points():
    assert score(ROSA, AMADU) == Score(
        total=10_000,
        parts=(
            Part("area", 5000, 5000),
            Part("time", 2000, 2000),
            Part("language", 2000, 2000),
            Part("distance", 1000, 1000),
        ),
        offered=("EMP-CV", "LIN-CONV"),
        first_need=True,
        half_days=6,
        languages=(("pt", 7),),
        ways=("in_person", "online"),
        kilometres=0,
    )


@pytest.mark.parametrize(
    ("mentor", "mentee", "part"),
    [
        ({"areas": frozenset({"EMP-CV"})}, {}, Part("area", 3333, 5000)),
        ({"areas": frozenset({"LIN-CONV"})}, {}, Part("area", 1666, 5000)),
        ({"areas": frozenset()}, {"areas": ("INF-CID", "EMP-CV", "LIN-CONV")}, Part("area", 2500, 5000)),
        ({"availability": 0b101}, {}, Part("time", 1000, 2000)),
        ({"availability": 0}, {}, Part("time", 0, 2000)),
        ({"languages": {"pt": LEVELS["A2"]}}, {}, Part("language", 333, 2000)),
        ({"languages": {"ff": LEVELS["B1"], "pt": LEVELS["C1"]}}, {}, Part("language", 1333, 2000)),
        ({"lat": ALMADA[0], "lon": ALMADA[1]}, {}, Part("distance", 814, 1000)),
        ({"lat": PORTO[0], "lon": PORTO[1]}, {}, Part("distance", 500, 1000)),
        ({}, {"abroad": True}, Part("distance", 500, 1000)),
    ],
)
def test_each_part_counts_what_it_says(mentor: dict[str, Any], mentee: dict[str, Any], part: Part):
    parts = {one.code: one for one in score(replace(ROSA, **mentor), replace(AMADU, **mentee)).parts}

    assert parts[part.code] == part


def test_the_facts_say_what_is_less_than_perfect():
    mentor = replace(ROSA, areas=frozenset({"LIN-CONV"}), availability=0b1, lat=ALMADA[0], lon=ALMADA[1])

    facts = score(mentor, AMADU)

    assert (facts.offered, facts.first_need, facts.half_days, facts.kilometres) == (("LIN-CONV",), False, 1, 6)


@given(mentors(), mentees())
def test_the_parts_add_up_and_stay_within_their_limits(mentor, mentee):
    result = score(mentor, mentee)

    assert result.total == sum(part.points for part in result.parts) <= 10_000
    assert [part for part in result.parts if not 0 <= part.points <= part.most] == []


@given(mentors(), mentees(), st.sampled_from(AREAS))
def test_offering_one_more_area_is_never_worse(mentor, mentee, area):
    better = replace(mentor, areas=mentor.areas | {area})

    assert score(better, mentee).total >= score(mentor, mentee).total


@given(mentors(), mentees(), st.integers(0, HALF_DAYS - 1))
def test_one_more_free_half_day_is_never_worse(mentor, mentee, half_day):
    better = replace(mentor, availability=mentor.availability | 1 << half_day)

    assert score(better, mentee).total >= score(mentor, mentee).total


@given(mentors(), mentees(), st.sampled_from(["pt", "en"]), st.integers(1, 7))
def test_speaking_a_language_better_is_never_worse(mentor, mentee, language, level):
    level = max(level, mentor.languages.get(language, 0))
    better = replace(mentor, languages={**mentor.languages, language: level})

    assert score(better, mentee).total >= score(mentor, mentee).total


@given(mentors(), mentees())
def test_living_in_the_same_place_is_never_worse(mentor, mentee):
    better = replace(mentor, lat=mentee.lat, lon=mentee.lon)

    assert score(better, mentee).total >= score(mentor, mentee).total


@given(mentors(), mentees(), st.sampled_from(get_args(Gender)), st.booleans(), st.integers(0, 400))
def test_gender_age_and_waiting_weigh_nothing(mentor, mentee, gender, minor, wait_days):
    other = replace(mentee, gender=gender, minor=minor, wait_days=wait_days)

    assert score(replace(mentor, gender=gender), other) == score(mentor, mentee)


def test_what_may_not_weigh_is_not_even_known():
    protected = {"nationality", "religion", "ethnicity", "health", "birth_date", "age", "name", "full_name"}

    known = {field.name for kind in (Mentor, Mentee) for field in fields(kind)}

    assert known & protected == set()


def test_the_default_weights_add_up_to_10_000():
    assert sum(astuple(DEFAULT_WEIGHTS)[1:]) == 10_000


@pytest.mark.parametrize("weights", [{"area": 5001}, {"time": -1}])
def test_weights_that_are_negative_or_too_many_are_refused(weights):
    with pytest.raises(ValueError, match="add up to at most 10000"):
        Weights(**weights)
