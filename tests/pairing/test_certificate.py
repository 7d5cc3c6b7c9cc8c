"""The proof: true ones are accepted, others are not."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentores.pairing.certificate import Certificate, check
from mentores.pairing.plan import solve
from mentores.pairing.snapshot import Snapshot
from tests.pairing.people import MANY, programmes

# Ana has one place and Bea two; Caio and Dina want Ana most, Edu can only have her, Fay nobody. Hugo was pinned to Iva.
EDGES = {("ana", "caio"): 900, ("ana", "dina"): 800, ("bea", "caio"): 500, ("bea", "dina"): 700, ("ana", "edu"): 100}
EDGES |= {("iva", "hugo"): 50, ("iva", "caio"): 9_999}
PAIRS = [("ana", "edu"), ("bea", "caio"), ("bea", "dina"), ("iva", "hugo")]
PLACES = {"ana": 1, "bea": 2, "gil": 0, "iva": 1}
TRUE: Certificate = {
    "version": 2,
    "input_sha256": "",
    "weights": {},
    "seed": 1,
    "matched": 4,
    "total": 1350,
    "bonus": 50_001,
    "mentor_prices": {"ana": 50_101, "bea": 49_701, "gil": 0, "iva": 0},
    "mentee_prices": {"caio": 800, "dina": 1000, "edu": 0, "fay": 0, "hugo": 0},
    "places": PLACES,
    "pins": [("iva", "hugo")],
    "classes": {},
}


def faults(certificate: Any, **changes: Any) -> list[str]:
    """Check a certificate against the example, changed."""
    return check(certificate, **({"edges": EDGES, "pairs": PAIRS} | changes))


def tampered(certificate: Mapping[str, Any], pairs: Collection[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the certificate with each number that it claims changed by a little, and each name taken away."""
    for claim in ("version", "matched", "total", "bonus"):
        for change in (-1, 1):
            yield {**certificate, claim: certificate[claim] + change}
    for mentor, count in Counter(mentor for mentor, _ in pairs).items():
        yield {**certificate, "places": {**certificate["places"], mentor: count - 1}}
    for pair in pairs:
        if pair not in certificate["pins"]:
            yield {
                **certificate,
                "classes": {**certificate["classes"], pair[1]: certificate["classes"].get(pair[1], 1) + 1},
            }
    for name in certificate["mentee_prices"]:
        yield {**certificate, "classes": {**certificate["classes"], name: 0}}
    for side in ("mentor_prices", "mentee_prices"):
        for name, price in certificate[side].items():
            for change in (-1, 1):
                yield {**certificate, side: {**certificate[side], name: price + change}}
            yield {**certificate, side: {key: value for key, value in certificate[side].items() if key != name}}


def test_a_true_certificate_is_accepted():
    assert faults(TRUE) == []


def test_every_tampered_certificate_is_refused():
    accepted = [one for one in tampered(TRUE, PAIRS) if not faults(one)]

    assert accepted == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"pairs": PAIRS[1:]}, "The number of pairs is not the one claimed."),
        ({"pairs": PAIRS[:3]}, "A pinned pair is not recommended."),
        ({"pairs": [*PAIRS[:2], ("gil", "dina")]}, "A recommended pair is not possible."),
        ({"pairs": [*PAIRS[:2], ("bea", "caio")]}, "A mentee stands in two pairs."),
        ({"pairs": [*PAIRS[:2], ("ana", "dina")]}, "A mentor has more pairs than places."),
        ({"edges": {**EDGES, ("ana", "edu"): 101}}, "The points are not the ones claimed."),
        ({"edges": {**EDGES, ("ana", "dina"): 1200}}, "A pair is worth more than its prices."),
        ({"edges": {**EDGES, ("ana", "dina"): -1}}, "Some points are outside 0 to 10,000."),
        ({"edges": {**EDGES, ("bea", "new"): 1}}, "The prices do not name the people of this round."),
        ({"edges": {**EDGES, ("new", "caio"): 1}}, "The prices do not name the people of this round."),
    ],
)
def test_a_certificate_of_another_plan_is_refused(changes: dict[str, Any], fault: str):
    assert fault in faults(TRUE, **changes)


@pytest.mark.parametrize(
    ("claims", "fault"),
    [
        ({"places": {"ana": 1, "bea": 2, "iva": 1}}, "The prices do not name the people of this round."),
        ({"places": {**PLACES, "bea": 3}}, "The prices do not add up to the worth of the plan."),
        ({"pins": []}, "A pair is worth more than its prices."),
        ({"pins": [("ana", "caio"), ("iva", "hugo")]}, "A pinned pair is not recommended."),
        ({"classes": {"gil": 1}}, "The prices do not name the people of this round."),
        ({"mentor_prices": {**TRUE["mentor_prices"], "iva": 1}}, "A price is asked where nothing is to be had."),
        ({"mentee_prices": {**TRUE["mentee_prices"], "hugo": 1}}, "A price is asked where nothing is to be had."),
    ],
)
def test_a_certificate_that_claims_otherwise_is_refused(claims: dict[str, Any], fault: str):
    assert fault in faults({**TRUE, **claims})


def test_a_plan_that_serves_fewer_is_refused_whatever_its_prices():
    fewer = {**deepcopy(TRUE), "matched": 3, "total": 1650}

    assert faults(fewer, pairs=[("ana", "caio"), ("bea", "dina"), ("iva", "hugo")]) == [
        "The prices do not add up to the worth of the plan."
    ]


@MANY
@given(programmes(), st.integers(), st.randoms())
def test_every_plan_comes_with_its_proof_and_no_other(programme, seed, random):
    snap = Snapshot.build(*programme)
    first = solve(snap, seed=seed)
    pins = [pair for pair in first.scores() if random.random() < 0.2]

    plan = solve(snap, seed=seed, pins=pins, floor=random.choice([0, 5_000]))

    pairs = list(plan.scores())
    assert check(plan.certificate, edges=plan.graph, pairs=pairs) == []
    for one in tampered(plan.certificate, pairs):
        assert check(one, edges=plan.graph, pairs=pairs) != []  # type: ignore[arg-type]
