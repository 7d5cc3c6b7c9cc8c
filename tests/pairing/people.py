"""People to pair: one of each who fit perfectly, and strategies that draw others around them."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st

from mentores.pairing.people import LEVELS, Gender, GenderWish, Mentee, Mentor, Mode, Public
from mentores.pairing.strictness import CODES, OF_A_FILE, Strictness
from tests.environment import LONG

# Whole plans are costly to try: how many of them a property is asked of.
MANY = settings(max_examples=500 if LONG else 20)

LISBON, ALMADA, PORTO = (38.7222, -9.1393), (38.6765, -9.1651), (41.1579, -8.6291)
AREAS = ("EMP-CV", "EMP-INT", "LIN-CONV", "LIN-ESCR", "HAB-ARR", "INF-CID")

ROSA = Mentor(
    key="rosa",
    gender="F",
    municipality="1106",
    lat=LISBON[0],
    lon=LISBON[1],
    languages={"pt": LEVELS["native"], "fr": LEVELS["B1"]},
    availability=0b111111,
    mode="either",
    travel_km=30,
    gender_wish="none",
    areas=frozenset({"EMP-CV", "LIN-CONV"}),
    publics=frozenset({"immigrant", "refugee"}),
    minors=False,
    places=1,
)
AMADU = Mentee(
    key="amadu",
    gender="M",
    municipality="1106",
    lat=LISBON[0],
    lon=LISBON[1],
    languages={"pt": LEVELS["native"], "ff": LEVELS["native"]},
    availability=0b111111,
    mode="either",
    travel_km=30,
    gender_wish="none",
    areas=("EMP-CV", "LIN-CONV"),
    public="immigrant",
    minor=False,
    abroad=False,
    wait_days=0,
)


def words(kind: Any) -> Any:
    """Draw one of the words that a field takes."""
    return st.sampled_from(get_args(kind))


def _person(key: str, point: tuple[float, float]) -> dict[str, Any]:
    return {
        "key": st.just(key),
        "gender": words(Gender),
        "lat": st.just(point[0]),
        "lon": st.just(point[1]),
        "languages": st.dictionaries(st.sampled_from(["pt", "en"]), st.integers(1, 7), min_size=1),
        "availability": st.integers(0, 2**21 - 1),
        "mode": words(Mode),
        "travel_km": st.sampled_from([0, 30, 999]),
        "gender_wish": st.sampled_from(["none", "none", *get_args(GenderWish)]),
    }


@st.composite
def mentors(draw: Any, key: str = "rosa") -> Mentor:
    """Draw a mentor, with 0 to 3 places."""
    fields = _person(key, draw(st.sampled_from([LISBON, ALMADA, PORTO]))) | {
        "areas": st.frozensets(st.sampled_from(AREAS), min_size=1),
        "publics": st.frozensets(words(Public), min_size=1),
        "minors": st.booleans(),
        "places": st.integers(0, 3),
    }
    return replace(ROSA, **draw(st.fixed_dictionaries(fields)))


@st.composite
def mentees(draw: Any, key: str = "amadu") -> Mentee:
    """Draw a mentee, who may be abroad or a minor."""
    fields = _person(key, draw(st.sampled_from([LISBON, ALMADA, PORTO]))) | {
        "areas": st.lists(st.sampled_from(AREAS), min_size=1, unique=True).map(tuple),
        "public": words(Public),
        "minor": st.booleans(),
        "abroad": st.booleans(),
        "wait_days": st.integers(0, 400),
        "priority": st.sampled_from([0, 0, 1, 5]),
    }
    return replace(AMADU, **draw(st.fixed_dictionaries(fields)))


def rules() -> Any:
    """Draw how strictly the rules are read: mostly the way of a file."""
    drawn = st.builds(
        Strictness,
        binding=st.lists(st.sampled_from(CODES), unique=True).map(tuple),
        language_level=st.sampled_from([1, 2, 4, 7]),
        same_group=st.booleans(),
        taught=st.sampled_from(["", "pt", "xx"]),
        taught_in=st.sampled_from(["LIN", "EMP"]),
    )
    return st.just(OF_A_FILE) | drawn


@st.composite
def programmes(draw: Any, most: int = 8) -> tuple[list[Mentor], list[Mentee]]:
    """Draw a few mentors and mentees, each with a key of their own; there may be none."""
    return (
        [draw(mentors(key=f"mentor {number}")) for number in range(draw(st.integers(0, most)))],
        [draw(mentees(key=f"mentee {number}")) for number in range(draw(st.integers(0, most)))],
    )
