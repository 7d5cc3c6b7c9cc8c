"""What decides between plans of equal score: the longer wait, then numbers that anyone can draw again from the seed."""

from collections.abc import Collection
from hashlib import sha256

from mentores.pairing.people import Mentee, Mentor

TICKETS = 2**32


def ticket(*names: str | int) -> int:
    """Return the number drawn for these names, from 0 to TICKETS - 1: the same names draw the same number."""
    return int.from_bytes(sha256("\0".join(map(str, names)).encode()).digest()[:4])


class Ties:
    """The worth of a pair below one point: days waited, then the mentee's ticket, then the ticket of the pair.

    Any number of pairs together stays below `unit`, so multiplying points by `unit` and adding this worth keeps points
    first; within it, the days of all stand above the tickets in the same way.
    """

    def __init__(self, mentees: Collection[Mentee], seed: int) -> None:
        self._seed = seed
        self._step = TICKETS * max(len(mentees), 1)
        self.unit = (sum(mentee.wait_days for mentee in mentees) + 1) * self._step**2

    def worth(self, mentor: Mentor, mentee: Mentee) -> int:
        """Return what the pair adds below one point."""
        of_the_mentee = mentee.wait_days * self._step + ticket(self._seed, mentee.key)
        return of_the_mentee * self._step + ticket(self._seed, mentor.key, mentee.key)
