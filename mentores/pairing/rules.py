"""The hard rules: whether a pair is possible at all."""

from collections.abc import Callable
from dataclasses import dataclass

from mentores.pairing import common
from mentores.pairing.people import Mentee, Mentor, Person


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition; `broken` says in English what is wrong when it does not hold."""

    code: str
    broken: str
    holds: Callable[[Mentor, Mentee], bool]


def _allows(person: Person, other: Person) -> bool:
    """Say whether the gender wish of one person allows the other; "same gender" means two women or two men."""
    same = person.gender == other.gender and person.gender in ("F", "M")
    return {"none": True, "women_only": other.gender == "F", "same_gender": same}[person.gender_wish]


RULES = (
    Rule("place", "The mentor has no free place.", lambda mentor, _: mentor.places > 0),
    Rule("area", "The mentor offers none of the areas needed.", lambda *pair: bool(common.offered(*pair))),
    Rule("reach", "The two cannot reach each other, in person or online.", lambda *pair: bool(common.ways(*pair))),
    Rule("language", "The two share no language well enough.", lambda *pair: bool(common.languages(*pair))),
    Rule("mentor_wish", "The mentor asked for another gender.", _allows),
    Rule("mentee_wish", "The mentee asked for another gender.", lambda mentor, mentee: _allows(mentee, mentor)),
    Rule(
        "public",
        "The mentor does not work with people in this situation.",
        lambda mentor, mentee: not mentee.public or mentee.public in mentor.publics,
    ),
    Rule("minor", "The mentor may not work with minors.", lambda mentor, mentee: mentor.minors or not mentee.minor),
)


def failed(mentor: Mentor, mentee: Mentee) -> tuple[str, ...]:
    """Return the codes of all rules that the pair breaks; none means that the pair is possible."""
    return tuple(rule.code for rule in RULES if not rule.holds(mentor, mentee))


def possible(mentor: Mentor, mentee: Mentee) -> bool:
    """Say whether the pair keeps every rule."""
    return all(rule.holds(mentor, mentee) for rule in RULES)
