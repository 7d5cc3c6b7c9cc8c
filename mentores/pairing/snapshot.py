"""The people of one moment, frozen: every possible pair with its points, the best for one person, and the reasons."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256

import numpy as np

from mentores.pairing.lanes import Lanes
from mentores.pairing.lottery import ticket
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.possible import Judge, slices
from mentores.pairing.problem import Whole
from mentores.pairing.rules import failed
from mentores.pairing.scores import DEFAULT_WEIGHTS, Score, Weights, score
from mentores.pairing.strictness import CODES, NETWORK, Strictness

PairKeys = tuple[str, str]  # mentor, mentee


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor who could accompany the mentee."""

    mentor: Mentor
    score: Score


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair goes together (`score`), or every rule that it breaks (`failed`)."""

    failed: tuple[str, ...]
    score: Score | None


@dataclass(frozen=True)
class Graph:
    """Every possible pair, by mentee: those of mentee i are at `starts[i]` up to `starts[i + 1]`.

    There `mentors` holds the mentors by number, in their order, and `points` what the pair scores.
    """

    starts: Whole
    mentors: Whole
    points: Whole

    @cached_property
    def mentees(self) -> Whole:
        """Return the mentee of each pair, by number."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


@dataclass(frozen=True)
class Snapshot:
    """Mentors and mentees, each side in the order of the keys, with the rules and weights that are to be asked."""

    mentors: Sequence[Mentor]
    mentees: Sequence[Mentee]
    rules: Strictness
    weights: Weights
    lanes: Lanes = field(repr=False)

    @classmethod
    def build(
        cls,
        mentors: Iterable[Mentor],
        mentees: Iterable[Mentee],
        *,
        rules: Strictness = NETWORK,
        weights: Weights = DEFAULT_WEIGHTS,
    ) -> "Snapshot":
        """Return the snapshot of these people; the order in which they are given does not matter.

        Raises ValueError when two mentors or two mentees have the same key.
        """
        givers = sorted(mentors, key=lambda one: one.key)
        askers = sorted(mentees, key=lambda one: one.key)
        for side in (givers, askers):
            if len({one.key for one in side}) < len(side):
                raise ValueError("Two people have the same key.")
        return cls(tuple(givers), tuple(askers), rules, weights, Lanes.of(givers, askers, rules))

    @cached_property
    def digest(self) -> str:
        """A hash of everything that a plan is made from, but for weights, bans, pins, floor and seed."""
        keys = [[one.key for one in side] for side in (self.mentors, self.mentees)]
        return sha256(f"{json.dumps([keys, asdict(self.rules)])}{self.lanes.digest()}".encode()).hexdigest()

    @cached_property
    def mentor_numbers(self) -> dict[str, int]:
        """The place of each mentor among the mentors, by key."""
        return {one.key: number for number, one in enumerate(self.mentors)}

    @cached_property
    def mentee_numbers(self) -> dict[str, int]:
        """The place of each mentee among the mentees, by key."""
        return {one.key: number for number, one in enumerate(self.mentees)}

    @cached_property
    def judge(self) -> Judge:
        """Whoever asks the rules of whole columns."""
        return Judge(self.lanes, self.rules)

    @cached_property
    def graph(self) -> Graph:
        """Every possible pair with its points."""
        blocks = []
        for mentees in slices(len(self.mentees), len(self.mentors)):
            of_block, mentors = np.nonzero(self.judge.table(mentees))
            of_mentee = mentees[of_block]
            blocks.append((of_mentee, mentors, self.judge.points(mentors, of_mentee, self.weights)))
        of_mentee, mentors, points = (
            np.concatenate([np.empty(0, dtype=np.int64), *column])
            for column in (zip(*blocks, strict=True) if blocks else ((), (), ()))
        )
        counts = np.bincount(of_mentee, minlength=len(self.mentees))
        return Graph(np.concatenate([[0], np.cumsum(counts)]), mentors, points)

    def top(self, mentee: str, *, k: int | None = 20, bans: Collection[str] = ()) -> list[Candidate]:
        """Return the best `k` possible mentors of a mentee but for `bans`, best first, with points and reasons.

        Among equal scores the order is drawn for this mentee. Raises KeyError for a mentee who is not there.
        """
        number = self.mentee_numbers[mentee]
        possible = self.judge.table(np.array([number]))[0]
        possible[[self.mentor_numbers[key] for key in bans if key in self.mentor_numbers]] = False
        mentors = np.flatnonzero(possible)
        points = self.judge.points(mentors, np.full(len(mentors), number), self.weights)
        if k is not None and k < len(mentors):
            within = points >= np.partition(points, -k)[-k] if k else np.zeros(len(points), dtype=np.bool_)
            mentors, points = mentors[within], points[within]
        drawn = sorted(
            (-scored, ticket(mentee, self.mentors[mentor].key), self.mentors[mentor].key, mentor)
            for scored, mentor in zip(points.tolist(), mentors.tolist(), strict=True)
        )
        asker = self.mentees[number]
        return [
            Candidate(giver, score(giver, asker, self.weights, self.rules))
            for giver in (self.mentors[mentor] for *_, mentor in drawn[:k])
        ]

    def tally(self, mentee: str) -> tuple[int, Counter[str]]:
        """Return how many mentors are possible for a mentee, and how many break each rule. Raises KeyError."""
        row = np.array([self.mentee_numbers[mentee]])
        whole = 1, len(self.mentors)
        binding = [code for code in CODES if code in self.rules.binding]
        broken = {code: int((~np.broadcast_to(self.judge.holds(code, row), whole)).sum()) for code in binding}
        return int(self.judge.table(row).sum()), +Counter(broken)

    def explain(self, mentee: str, mentor: str) -> Explanation:
        """Return the score of a possible pair, or all rules that an impossible one breaks. Raises KeyError."""
        return explain(
            self.mentors[self.mentor_numbers[mentor]],
            self.mentees[self.mentee_numbers[mentee]],
            weights=self.weights,
            rules=self.rules,
        )


def explain(
    mentor: Mentor, mentee: Mentee, *, weights: Weights = DEFAULT_WEIGHTS, rules: Strictness = NETWORK
) -> Explanation:
    """Return the score of a possible pair, or all rules that an impossible one breaks."""
    broken = failed(mentor, mentee, rules)
    return Explanation(failed=broken, score=None if broken else score(mentor, mentee, weights, rules))
