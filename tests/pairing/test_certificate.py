"""The proof: true ones are accepted, others are not."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentores.pairing.assignment import solve
from mentores.pairing.certificate import Certificate, check
from tests.pairing.people import programmes

# Ana has one place and Bea two; Caio and Dina want Ana most, Edu can only have her, Fay nobody.
EDGES = {("ana", "caio"): 900, ("ana", "dina"): 800, ("bea", "caio"): 500, ("bea", "dina"): 700, ("ana", "edu"): 100}
PAIRS = [("ana", "edu"), ("bea", "caio"), ("bea", "dina")]
PLACES = {"ana": 1, "bea": 2, "gil": 0}
TRUE: Certificate = {
    "version": 1,
    "input_sha256": "",
    "weights": {},
    "seed": 1,
    "matched": 3,
    "total": 1300,
    "bonus": 40_001,
    "mentor_prices": {"ana": 40_101, "bea": 39_701, "gil": 0},
    "mentee_prices": {"caio": 800, "dina": 1000, "edu": 0, "fay": 0},
}


def faults(certificate: Any, **changes: Any) -> list[str]:
    """Check a certificate against the example, changed."""
    return check(certificate, **({"edges": EDGES, "pairs": PAIRS, "places": PLACES} | changes))


def tampered(certificate: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the certificate with each number that it claims changed by a little, and each name taken away."""
    for claim in ("version", "matched", "total", "bonus"):
        for change in (-1, 1):
            yield {**certificate, claim: certificate[claim] + change}
    for side in ("mentor_prices", "mentee_prices"):
        for name, price in certificate[side].items():
            for change in (-1, 1):
                yield {**certificate, side: {**certificate[side], name: price + change}}
            yield {**certificate, side: {key: value for key, value in certificate[side].items() if key != name}}


def test_a_true_certificate_is_accepted():
    assert faults(TRUE) == []


def test_every_tampered_certificate_is_refused():
    accepted = [one for one in tampered(TRUE) if not faults(one)]

    assert accepted == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"pairs": PAIRS[:2]}, "The number of pairs is not the one claimed."),
        ({"pairs": [*PAIRS[:2], ("gil", "dina")]}, "A recommended pair is not possible."),
        ({"pairs": [*PAIRS[:2], ("bea", "caio")]}, "A mentee stands in two pairs."),
        ({"pairs": [*PAIRS[:2], ("ana", "dina")]}, "A mentor has more pairs than places."),
        ({"edges": {**EDGES, ("ana", "edu"): 101}}, "The points are not the ones claimed."),
        ({"edges": {**EDGES, ("ana", "dina"): 1200}}, "A pair is worth more than its prices."),
        ({"edges": {**EDGES, ("ana", "dina"): -1}}, "Some points are outside 0 to 10,000."),
        ({"edges": {**EDGES, ("bea", "new"): 1}}, "The prices do not name the people of this round."),
        ({"places": {"ana": 1, "bea": 2}}, "The prices do not name the people of this round."),
        ({"places": {**PLACES, "bea": 3}}, "The prices do not add up to the worth of the plan."),
    ],
)
def test_a_certificate_of_another_plan_is_refused(changes: dict[str, Any], fault: str):
    assert fault in faults(TRUE, **changes)


def test_a_plan_that_serves_fewer_is_refused_whatever_its_prices():
    fewer = {**deepcopy(TRUE), "matched": 2, "total": 1600}

    assert faults(fewer, pairs=[("ana", "caio"), ("bea", "dina")]) == [
        "The prices do not add up to the worth of the plan."
    ]


@given(programmes(), st.integers())
def test_every_plan_comes_with_its_proof_and_no_other(programme, seed):
    mentors, mentees = programme
    places = {mentor.key: mentor.places for mentor in mentors}

    plan = solve(mentors, mentees, seed=seed)

    pairs = [(pair.mentor, pair.mentee) for pair in plan.pairs]
    assert check(plan.certificate, edges=plan.graph, pairs=pairs, places=places) == []
    for one in tampered(plan.certificate):
        assert check(one, edges=plan.graph, pairs=pairs, places=places) != []  # type: ignore[arg-type]
