"""Solves a problem with `mentor-match`, in an environment of its own: it shares the name of its package with others."""

import json
import sys
import time
from typing import Any

from matching.mentee import Mentee  # type: ignore[import-not-found]
from matching.mentor import Mentor  # type: ignore[import-not-found]
from matching.process import process_data  # type: ignore[import-not-found]


class Worth:
    """A rule of theirs: what a pair is worth, and no other pair."""

    def __init__(self, pairs: list[tuple[int, int, int]]) -> None:
        self._values = {(str(mentor), str(mentee)): value for mentor, mentee, value in pairs}

    def apply(self, match: Any) -> int:
        """Return what this pair is worth; one that is not possible is disallowed."""
        value = self._values.get((match.mentor.email, match.mentee.email))
        if value is None:
            match.disallowed = True
        return value or 0

    def of(self, mentors: list[Any]) -> int:
        """Return what all pairs made are worth."""
        return sum(self._values[mentor.email, mentee.email] for mentor in mentors for mentee in mentor.mentees)


def main() -> None:
    """Read places and pairs, and write the seconds taken and what was found."""
    asked = json.load(sys.stdin)
    worth = Worth(asked["pairs"])
    mentors = [Mentor(grade=0, email=str(one)) for one, places in enumerate(asked["places"]) for _ in range(places)]
    mentees = [Mentee(grade=0, email=str(one)) for one in range(asked["mentees"])]
    begun = time.perf_counter()
    process_data(mentors, mentees, [[worth]])
    json.dump({"seconds": time.perf_counter() - begun, "worth": worth.of(mentors)}, sys.stdout)


if __name__ == "__main__":
    main()
