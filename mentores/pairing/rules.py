"""The hard rules, one pair at a time: whether it is possible at all. `possible.py` asks the same of whole columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentores.pairing import common
from mentores.pairing.people import Mentee, Mentor, Person
from mentores.pairing.strictness import NETWORK, Strictness


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition; `broken` says in English what is wrong when it does not hold."""

    code: str
    broken: str
    holds: Callable[[Mentor, Mentee, Strictness], bool]


def _allows(person: Person, other: Person) -> bool:
    """Say whether the gender wish of one person allows the other; "same gender" means two women or two men."""
    same = person.gender == other.gender and person.gender in ("F", "M")
    return {"none": True, "women_only": other.gender == "F", "same_gender": same}[person.gender_wish]


RULES = (
    Rule("place", "The mentor has no free place.", lambda mentor, mentee, how: mentor.places > 0),
    Rule("area", "The mentor offers none of the areas needed.", lambda *pair: bool(common.offered(*pair))),
    Rule(
        "reach",
        "The two cannot reach each other, in person or online.",
        lambda mentor, mentee, how: bool(common.ways(mentor, mentee)),
    ),
    Rule("language", "The two share no language well enough.", lambda *pair: bool(common.languages(*pair))),
    Rule("mentor_wish", "The mentor asked for another gender.", lambda mentor, mentee, how: _allows(mentor, mentee)),
    Rule("mentee_wish", "The mentee asked for another gender.", lambda mentor, mentee, how: _allows(mentee, mentor)),
    Rule(
        "public",
        "The mentor does not work with people in this situation.",
        lambda mentor, mentee, how: not mentee.public or mentee.public in mentor.publics,
    ),
    Rule(
        "minor",
        "The mentor may not work with minors.",
        lambda mentor, mentee, how: mentor.minors or not mentee.minor,
    ),
)
BROKEN: Mapping[str, str] = {rule.code: rule.broken for rule in RULES}


def failed(mentor: Mentor, mentee: Mentee, how: Strictness = NETWORK) -> tuple[str, ...]:
    """Return the codes of all binding rules that the pair breaks; none means that the pair is possible."""
    return tuple(rule.code for rule in RULES if rule.code in how.binding and not rule.holds(mentor, mentee, how))


def possible(mentor: Mentor, mentee: Mentee, how: Strictness = NETWORK) -> bool:
    """Say whether the pair keeps every binding rule."""
    return not failed(mentor, mentee, how)
