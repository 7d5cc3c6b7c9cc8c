"""A plan for everybody: as many as can be served, then the highest score, then the longest wait, then the lottery."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import sha256

import numpy as np

from mentores.pairing.auction import bid
from mentores.pairing.certificate import VERSION, Certificate
from mentores.pairing.leftover import Unmatched, left_over
from mentores.pairing.lottery import draw, ticket
from mentores.pairing.most import scarcity
from mentores.pairing.paths import lowest, repair
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.problem import Answer, Whole
from mentores.pairing.scores import MOST_POINTS
from mentores.pairing.snapshot import PairKeys, Snapshot
from mentores.pairing.terms import Question, Terms, numbers

STEP = MOST_POINTS // 200  # of the auction: 0.5 % of the range of scores


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommended pair and its points."""

    mentor: str
    mentee: str
    score: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan loses against a better one: fewer people `served`, fewer `points` in all.

    When not `exact` it is the least that it can be: this much, or as many served and more points, or fewer served.
    """

    served: int
    points: int
    exact: bool


@dataclass(frozen=True)
class Plan:
    """A recommendation: the pairs, who is left over and why, what everything is worth, and the proof."""

    snap: Snapshot
    terms: Terms
    pairs: tuple[Pair, ...]
    certificate: Certificate
    question: Question
    answer: Answer

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """Everyone left over, with the reason."""
        return left_over(self.snap, self.terms, self.question, self.answer)

    @cached_property
    def graph(self) -> Mapping[PairKeys, int]:
        """The points of every pair that these terms allow; of somebody pinned, of the pinned pair."""
        mentors, mentees = self.snap.mentors, self.snap.mentees
        problem = self.question.problem
        listed = zip(problem.mentors.tolist(), problem.mentees.tolist(), self.question.points.tolist(), strict=True)
        found = {(mentors[mentor].key, mentees[mentee].key): points for mentor, mentee, points in listed}
        return found | {pair: points for pair, points in self.scores().items() if pair in self.terms.pins}

    def scores(self) -> dict[PairKeys, int]:
        """Return the points of the recommended pairs."""
        return {(pair.mentor, pair.mentee): pair.score for pair in self.pairs}

    def price(self, mentor: str) -> int:
        """Return what one more place of this mentor would bring, in points: above half the bonus, a person more.

        A mentor without places has none.
        """
        return self.certificate["mentor_prices"][mentor]

    def cost_of(self, mentee: str, mentor: str, *, exact: bool = False) -> Cost:
        """Return what putting these two together would cost: the least at once, or `exact` by solving again.

        Raises PinError when they break a rule or a pin takes the mentor's last place.
        """
        pins = frozenset(pin for pin in self.terms.pins if pin[1] != mentee) | {(mentor, mentee)}
        terms = replace(self.terms, pins=pins, bans=self.terms.bans - {(mentor, mentee)})
        terms.check(self.snap)
        if exact:
            return self.loss(solve(self.snap, terms=terms, start=self))
        if any(pin[1] == mentee for pin in self.terms.pins):
            return Cost(0, 0, exact=False)
        [[giver, asker]] = numbers(self.snap, [(mentor, mentee)]).tolist()
        score = self.snap.explain(mentee, mentor).score
        assert score is not None
        bonus = self.question.bonus
        worth = bonus * int(self.question.classes[asker]) + score.total
        least = max(int(self.answer.prices[giver]) + int(self.answer.gains[asker]) - worth, 0)
        served = (least + bonus // 2) // bonus
        return Cost(served, least - served * bonus, exact=False)

    def loss(self, other: "Plan") -> Cost:
        """Return what another plan loses against this one; below 0 it gains."""
        mine, theirs = self.certificate, other.certificate
        return Cost(mine["matched"] - theirs["matched"], mine["total"] - theirs["total"], exact=True)

    def cost_of_floor(self) -> Cost:
        """Return what the floor costs: what this plan loses against the one without."""
        return solve(self.snap, terms=replace(self.terms, floor=0), start=self).loss(self)

    def what_if(
        self,
        *,
        add: Iterable[Mentor | Mentee] = (),
        remove: Collection[str] = (),
        terms: Terms | None = None,
    ) -> "Plan":
        """Return the plan with these people more and those keys less, or on other terms; this one stays as it is.

        Whoever comes with a key that is there takes the place of that person. Pins of people removed go with them.
        """
        coming = {(type(one), one.key): one for one in add}
        sides: dict[type[Mentor] | type[Mentee], list[Mentor | Mentee]] = {
            kind: [
                *(one for one in side if one.key not in remove and (kind, one.key) not in coming),
                *(one for one in coming.values() if isinstance(one, kind)),
            ]
            for kind, side in ((Mentor, self.snap.mentors), (Mentee, self.snap.mentees))
        }
        snap = self.snap
        if coming or remove:
            snap = Snapshot.build(sides[Mentor], sides[Mentee], rules=snap.rules, weights=snap.weights)  # type: ignore[arg-type]
        terms = terms or self.terms
        terms = replace(terms, pins=frozenset(pin for pin in terms.pins if not {*pin} & {*remove}))
        return solve(snap, terms=terms, start=self)


def solve(
    snap: Snapshot,
    *,
    terms: Terms | None = None,
    seed: int = 1,
    pins: Collection[PairKeys] = (),
    bans: Collection[PairKeys] = (),
    floor: int = 0,
    start: Plan | None = None,
    input_sha256: str | None = None,
) -> Plan:
    """Return the best plan over every possible pair.

    Takes `terms`, or seed, pins, bans and floor one by one. With a plan to `start` from, only what differs is solved
    anew, with the same result to the byte. `input_sha256` names the input in the certificate; by default it is computed
    from snapshot and terms. Raises PinError and TooLargeError.
    """
    terms = terms or Terms(seed=seed, pins=frozenset(pins), bans=frozenset(bans), floor=floor)
    question = Question.of(snap, terms)
    if start:
        prices, chosen = _remembered(snap, question, start)
    else:
        scarce = scarcity(question.problem, question.classes)
        prices, chosen = bid(question.problem, scarce * question.bonus, step=STEP)
    answer = lowest(question.problem, repair(question.problem, prices=prices, chosen=chosen))
    drawn = draw(
        question.problem,
        answer,
        rank=lambda mentee: (int(snap.lanes.wait[mentee]), ticket(terms.seed, snap.mentees[mentee].key)),
        pair=lambda mentor, mentee: ticket(terms.seed, snap.mentors[mentor].key, snap.mentees[mentee].key),
    )
    pairs = _pairs(snap, terms, question, drawn)
    certificate = Certificate(
        version=VERSION,
        input_sha256=input_sha256 or _fingerprint(snap, terms),
        weights=asdict(snap.weights),
        seed=terms.seed,
        matched=len(pairs),
        total=sum(pair.score for pair in pairs),
        bonus=question.bonus,
        mentor_prices=dict(zip([one.key for one in snap.mentors], answer.prices.tolist(), strict=True)),
        mentee_prices=dict(zip([one.key for one in snap.mentees], answer.gains.tolist(), strict=True)),
        places=dict(zip([one.key for one in snap.mentors], snap.lanes.places.tolist(), strict=True)),
        pins=sorted(terms.pins),
        classes={
            one.key: number for one, number in zip(snap.mentees, question.classes.tolist(), strict=True) if number > 1
        },
    )
    return Plan(snap, terms, pairs, certificate, question, replace(answer, chosen=drawn))


def _pairs(snap: Snapshot, terms: Terms, question: Question, chosen: Whole) -> tuple[Pair, ...]:
    problem = question.problem
    stands = np.flatnonzero(problem.mentors == chosen[problem.mentees])
    found = [
        Pair(snap.mentors[mentor].key, snap.mentees[mentee].key, points)
        for mentor, mentee, points in zip(
            problem.mentors[stands].tolist(),
            problem.mentees[stands].tolist(),
            question.points[stands].tolist(),
            strict=True,
        )
    ]
    for mentor, mentee in terms.pins:
        score = snap.explain(mentee, mentor).score
        assert score is not None
        found.append(Pair(mentor, mentee, score.total))
    return tuple(sorted(found, key=lambda pair: (pair.mentor, pair.mentee)))


def _remembered(snap: Snapshot, question: Question, start: Plan) -> tuple[Whole, Whole]:
    """Return the prices and the mentors of an earlier plan, as far as its people are here."""
    before, now = start.question.bonus, question.bonus
    known = start.snap.mentor_numbers
    prices = np.zeros(len(snap.mentors), dtype=np.int64)
    for number, one in enumerate(snap.mentors):
        if one.key in known:
            people, points = divmod(int(start.answer.prices[known[one.key]]) + before // 2, before)
            prices[number] = people * now + points - before // 2
    chosen = np.full(len(snap.mentees), -1, dtype=np.int64)
    for pair in start.pairs:
        if pair.mentee in snap.mentee_numbers:
            chosen[snap.mentee_numbers[pair.mentee]] = snap.mentor_numbers.get(pair.mentor, -1)
    return prices, chosen


def _fingerprint(snap: Snapshot, terms: Terms) -> str:
    said = [snap.digest, sorted(terms.pins), sorted(terms.bans), terms.floor]
    return sha256(json.dumps(said).encode()).hexdigest()
