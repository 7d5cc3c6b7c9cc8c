"""What the solver is asked and answers: columns of whole numbers, no people."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]
ROOM = 2**60  # what a value must stay below, so that a sum of some fits into 64 bits with a sign


class TooLargeError(ValueError):
    """The numbers of this problem do not fit into 64 bits, so the answer could be wrong: it is refused."""


@dataclass(frozen=True)
class Problem:
    """Mentors with `places`, and who is possible for each mentee: those of i stand at `starts[i]` to `starts[i + 1]`.

    There `mentors` names them and `values` says what each pair is worth, an integer above 0. Raises TooLargeError.
    """

    places: Whole
    starts: Whole
    mentors: Whole
    values: Whole

    def __post_init__(self) -> None:
        if self.values.max(initial=0) >= ROOM:
            raise TooLargeError

    @cached_property
    def mentees(self) -> Whole:
        """The mentee of each pair."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @cached_property
    def rows(self) -> list[tuple[Whole, Whole]]:
        """The possible mentors of each mentee, and the values."""
        ends = self.starts[1:-1]
        return list(zip(np.split(self.mentors, ends), np.split(self.values, ends), strict=True)) if len(self) else []

    @cached_property
    def columns(self) -> list[tuple[Whole, Whole]]:
        """The possible mentees of each mentor, and the values."""
        order = np.argsort(self.mentors, kind="stable")
        ends = np.cumsum(np.bincount(self.mentors, minlength=len(self.places)))[:-1]
        mentees, values = np.split(self.mentees[order], ends), np.split(self.values[order], ends)
        return list(zip(mentees, values, strict=True)) if len(self.places) else []

    def gains(self, prices: Whole) -> Whole:
        """Return the most that each mentee can gain at these prices, at least 0."""
        found = np.zeros(len(self), dtype=np.int64)
        filled = np.diff(self.starts) > 0
        if filled.any():
            net = self.values - prices[self.mentors]
            found[filled] = np.maximum(np.maximum.reduceat(net, self.starts[:-1][filled]), 0)
        return found

    def values_of(self, chosen: Whole) -> Whole:
        """Return what each mentee's pair is worth, 0 for a mentee without; `chosen` names a mentor, or -1."""
        found = np.zeros(len(self), dtype=np.int64)
        stands = self.mentors == chosen[self.mentees]
        found[self.mentees[stands]] = self.values[stands]
        return found

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The mentor of each mentee (-1: none), with the prices and gains that prove that nothing is worth more."""

    chosen: Whole
    prices: Whole
    gains: Whole
