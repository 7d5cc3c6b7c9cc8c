"""What pairing found, in sentences for people."""

from typing import Any

import pytest
from django.utils import translation

from mentores.matching.reasons import LEFT_OVER, OBSTACLES, PARTS, reasons
from mentores.pairing.rules import RULES
from mentores.pairing.scores import DEFAULT_WEIGHTS, Score
from mentores.territories.models import Language, SupportArea
from tests.factories.matching import make_proposal


def said(language: str = "en", **facts: Any) -> list[str]:
    """The sentences about a pair with these facts, and otherwise nothing remarkable."""
    found = {"first_need": True, "half_days": 3, "ways": ("in_person", "online"), "kilometres": 7, **facts}
    score = Score(total=0, parts=(), offered=("SER-DOC", "EMP-CV"), languages=(("pt", 4), ("uk", 2)), **found)
    areas = {
        "SER-DOC": SupportArea(name={"en": "Documents", "ar": "الوثائق"}),
        "EMP-CV": SupportArea(name={"en": "CV writing", "ar": "السيرة"}),
    }
    spoken = {"pt": Language(name={"en": "Portuguese"}), "uk": Language(name={"en": "Ukrainian"})}
    with translation.override(language):
        return reasons(score, areas=areas, languages=spoken)


def test_the_weightiest_reason_comes_first():
    assert said() == [
        "Helps with the greatest need: Documents, CV writing.",
        "Both speak: Portuguese, Ukrainian.",
        "Both are free on 3 half-days.",
        "They live up to 10 km apart.",
        "They can meet online.",
    ]


def test_another_need_than_the_greatest_is_not_called_so():
    assert said(first_need=False)[0] == "Helps with: Documents, CV writing."


@pytest.mark.parametrize(
    ("half_days", "sentence"),
    [
        (0, "They share no free time yet: ask both about other times."),
        (1, "Both are free on 1 half-day."),
        (21, "Both are free on 21 half-days."),
    ],
)
def test_free_time_is_counted_in_half_days(half_days, sentence):
    assert said(half_days=half_days)[2] == sentence


@pytest.mark.parametrize(
    ("kilometres", "sentence"),
    [
        (0, "Both live in the same municipality."),
        (1, "They live up to 10 km apart."),
        (10, "They live up to 10 km apart."),
        (11, "They live up to 20 km apart."),
        (100, "They live up to 100 km apart."),
        (101, "They live more than 100 km apart."),
        (1600, "They live more than 100 km apart."),
    ],
)
def test_a_distance_is_told_in_bands(kilometres, sentence):
    assert said(kilometres=kilometres)[3] == sentence


def test_who_cannot_meet_in_person_is_told_no_distance():
    assert said(ways=("online",))[3:] == ["They can meet online."]
    assert said(ways=("in_person",), kilometres=None)[3:] == []


def test_every_rule_and_every_part_has_its_sentence(db):
    rules = {rule.code for rule in RULES}

    assert rules - set(OBSTACLES) == rules - set(LEFT_OVER) == set()
    assert {code for code, _, _ in make_proposal().parts} == set(PARTS)
    assert {name for name in PARTS if getattr(DEFAULT_WEIGHTS, name) > 0} == set(PARTS)
