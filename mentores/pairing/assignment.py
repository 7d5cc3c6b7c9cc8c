"""One round: as many mentees as can be served, then the highest score, then the longest wait, then the lottery."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Literal

from mentores.pairing.certificate import VERSION, Certificate
from mentores.pairing.lottery import Ties
from mentores.pairing.paths import Assignment, whole_prices
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.rules import RULES, failed, possible
from mentores.pairing.scores import DEFAULT_WEIGHTS, MOST_POINTS, Weights, score

PairKeys = tuple[str, str]  # mentor, mentee
BAN = "ban"  # stands among the codes of the rules for a pair refused before


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommended pair and its points."""

    mentor: str
    mentee: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A mentee left over, and why.

    "nobody_possible": no mentor is. Setting aside the one `rule` would open the most `mentors`; without a rule, no
    single one would do. "places_taken": `mentees`, this one included, compete for the fewer `places` of `mentors`.
    """

    mentee: str
    reason: Literal["nobody_possible", "places_taken"]
    rule: str | None = None
    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    places: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A recommendation: the pairs, who is left over, the points of every possible pair, and the proof."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    graph: Mapping[PairKeys, int]
    certificate: Certificate


def solve(
    mentors: Iterable[Mentor],
    mentees: Iterable[Mentee],
    *,
    weights: Weights = DEFAULT_WEIGHTS,
    seed: int,
    bans: Collection[PairKeys] = (),
    input_sha256: str | None = None,
) -> Plan:
    """Return the best plan over every possible pair; the order in which people are given does not matter.

    Takes people who each have a key of their own, and in `bans` the pairs never to be made again. `input_sha256` names
    the input in the certificate; by default it is computed from the people and the bans.
    """
    givers = sorted(mentors, key=lambda mentor: mentor.key)
    askers = sorted(mentees, key=lambda mentee: mentee.key)
    banned = frozenset(bans)
    graph = _graph(givers, askers, weights, banned)
    bonus = MOST_POINTS * len(askers) + 1
    ties = Ties(askers, seed)
    wishes = [
        [
            (number, (bonus + graph[mentor.key, mentee.key]) * ties.unit + ties.worth(mentor, mentee))
            for number, mentor in enumerate(givers)
            if (mentor.key, mentee.key) in graph
        ]
        for mentee in askers
    ]
    answer = Assignment([mentor.places for mentor in givers], wishes)
    chosen = zip(askers, answer.chosen, strict=True)
    pairs = sorted((givers[number].key, mentee.key) for mentee, number in chosen if number is not None)
    total = sum(graph[pair] for pair in pairs)
    mentor_prices, mentee_prices = whole_prices(answer, unit=ties.unit, worth=bonus * len(pairs) + total)
    return Plan(
        pairs=tuple(Pair(*pair, graph[pair]) for pair in pairs),
        unmatched=tuple(
            _taken(number, answer, givers, askers) if wishes[number] else _nobody(askers[number], givers, banned)
            for number, mentor in enumerate(answer.chosen)
            if mentor is None
        ),
        graph=graph,
        certificate=Certificate(
            version=VERSION,
            input_sha256=input_sha256 or fingerprint(givers, askers, banned),
            weights=asdict(weights),
            seed=seed,
            matched=len(pairs),
            total=total,
            bonus=bonus,
            mentor_prices={mentor.key: price for mentor, price in zip(givers, mentor_prices, strict=True)},
            mentee_prices={mentee.key: price for mentee, price in zip(askers, mentee_prices, strict=True)},
        ),
    )


def _graph(
    mentors: Sequence[Mentor], mentees: Sequence[Mentee], weights: Weights, banned: frozenset[PairKeys]
) -> dict[PairKeys, int]:
    """Return the points of every possible pair."""
    return {
        (mentor.key, mentee.key): score(mentor, mentee, weights).total
        for mentor in mentors
        for mentee in mentees
        if possible(mentor, mentee) and (mentor.key, mentee.key) not in banned
    }


def fingerprint(mentors: Iterable[Mentor], mentees: Iterable[Mentee], bans: Collection[PairKeys] = ()) -> str:
    """Return a hash of everything that a plan is made from, but for weights and seed."""
    people = sorted(json.dumps(asdict(person), default=sorted, sort_keys=True) for person in (*mentors, *mentees))
    return sha256(json.dumps([people, sorted(bans)]).encode()).hexdigest()


def _taken(number: int, answer: Assignment, mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> Unmatched:
    """Say who competes for which places with a mentee who has possible mentors and none of them free."""
    rivals, wanted = answer.competing(number)
    return Unmatched(
        mentee=mentees[number].key,
        reason="places_taken",
        mentors=tuple(mentors[mentor].key for mentor in sorted(wanted)),
        mentees=tuple(mentees[mentee].key for mentee in sorted(rivals)),
        places=sum(mentors[mentor].places for mentor in wanted),
    )


def _nobody(mentee: Mentee, mentors: Sequence[Mentor], banned: frozenset[PairKeys]) -> Unmatched:
    """Say which one rule, set aside, would open the most mentors to a mentee who has none."""
    opened: defaultdict[str, list[str]] = defaultdict(list)
    for mentor in mentors:
        broken = failed(mentor, mentee)
        if (mentor.key, mentee.key) in banned:
            broken = (*broken, BAN)
        if len(broken) == 1:
            opened[broken[0]].append(mentor.key)
    rule = max((*(rule.code for rule in RULES), BAN), key=lambda code: len(opened[code]))
    if not opened[rule]:
        return Unmatched(mentee=mentee.key, reason="nobody_possible")
    return Unmatched(mentee=mentee.key, reason="nobody_possible", rule=rule, mentors=tuple(opened[rule]))
