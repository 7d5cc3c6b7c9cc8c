"""The mentors who could accompany one mentee, best first, and why another could not."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentores.pairing.lottery import ticket
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.rules import failed, possible
from mentores.pairing.scores import DEFAULT_WEIGHTS, Score, Weights, score


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


def candidates(
    mentee: Mentee, mentors: Iterable[Mentor], *, weights: Weights = DEFAULT_WEIGHTS, limit: int | None = None
) -> list[Candidate]:
    """Return the possible mentors, best first, at most `limit`; equal scores stand in an order drawn by lot."""
    found = [Candidate(mentor, score(mentor, mentee, weights)) for mentor in mentors if possible(mentor, mentee)]
    found.sort(key=lambda one: (-one.score.total, ticket(mentee.key, one.mentor.key), one.mentor.key))
    return found[:limit]


def explain(mentor: Mentor, mentee: Mentee, *, weights: Weights = DEFAULT_WEIGHTS) -> Explanation:
    """Return the score of a possible pair, or all rules that an impossible one breaks."""
    broken = failed(mentor, mentee)
    return Explanation(failed=broken, score=None if broken else score(mentor, mentee, weights))
