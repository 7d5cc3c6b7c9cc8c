"""Which pairs are possible."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from mentores.pairing import common
from mentores.pairing.people import LEVELS
from mentores.pairing.rules import failed, possible
from tests.pairing.people import ALMADA, AMADU, PORTO, ROSA, mentees, mentors

FAR = {"lat": PORTO[0], "lon": PORTO[1]}
NEAR = {"lat": ALMADA[0], "lon": ALMADA[1]}


def test_two_people_who_fit_break_no_rule():
    assert failed(ROSA, AMADU) == ()


@pytest.mark.parametrize(
    ("mentor", "mentee", "codes"),
    [
        ({"places": 0}, {}, ("place",)),
        ({"areas": frozenset({"HAB-ARR"})}, {}, ("area",)),
        ({"areas": frozenset({"HAB-ARR"})}, {"areas": ("INF-CID",)}, ()),
        ({"languages": {"fr": 7}}, {}, ("language",)),
        ({"languages": {"pt": LEVELS["A1"]}}, {}, ("language",)),
        ({"languages": {"pt": LEVELS["A2"]}}, {}, ()),
        ({"mode": "in_person"}, FAR, ("reach",)),
        ({"mode": "in_person"}, NEAR, ()),
        ({"mode": "in_person", "travel_km": 0}, NEAR, ("reach",)),
        ({"mode": "in_person", "travel_km": 0}, {"travel_km": 0}, ()),
        ({"mode": "in_person"}, {**NEAR, "travel_km": 0}, ("reach",)),
        ({"mode": "in_person", "travel_km": 999}, {**FAR, "travel_km": 999}, ()),
        ({}, FAR, ()),
        ({"mode": "online"}, {"mode": "in_person"}, ("reach",)),
        ({}, {"abroad": True}, ()),
        ({"mode": "in_person"}, {"abroad": True}, ("reach",)),
        ({}, {"mode": "in_person", "abroad": True}, ("reach",)),
        ({"gender_wish": "women_only"}, {}, ("mentor_wish",)),
        ({"gender_wish": "women_only"}, {"gender": "F"}, ()),
        ({"gender_wish": "same_gender"}, {}, ("mentor_wish",)),
        ({"gender": "M"}, {"gender_wish": "women_only"}, ("mentee_wish",)),
        ({}, {"gender_wish": "women_only"}, ()),
        ({"gender": "M"}, {"gender_wish": "same_gender"}, ()),
        ({"gender": "X"}, {"gender": "X", "gender_wish": "same_gender"}, ("mentee_wish",)),
        ({}, {"public": "returning_emigrant"}, ("public",)),
        ({}, {"minor": True}, ("minor",)),
        ({"minors": True}, {"minor": True}, ()),
        ({"places": 0, "languages": {}}, {"minor": True}, ("place", "language", "minor")),
    ],
)
def test_every_broken_rule_is_named(mentor: dict[str, Any], mentee: dict[str, Any], codes: tuple[str, ...]):
    assert failed(replace(ROSA, **mentor), replace(AMADU, **mentee)) == codes


@given(mentors(), mentees())
def test_a_pair_is_possible_exactly_when_it_breaks_no_rule(mentor, mentee):
    assert possible(mentor, mentee) == (not failed(mentor, mentee))


def test_distances_are_those_of_the_great_circle():
    mentor, mentee = replace(ROSA, lat=0.0, lon=0.0), replace(AMADU, lat=0.0, lon=1.0)

    metres = common.metres(mentor, mentee)

    assert metres == 111_195
