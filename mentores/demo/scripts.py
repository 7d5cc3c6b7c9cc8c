"""What each stage of the demonstration tells: until when it decides, and what becomes of the pairs of each round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentores.demo.story import LAST_DAY


class Outcome(StrEnum):
    """What becomes of a recommended pair."""

    SUGGESTED = "suggested"
    OPEN = "open"
    MENTOR_SAID_YES = "mentor_said_yes"
    WANTS_TO_TALK = "wants_to_talk"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    MISTAKEN = "mistaken"
    NOT_STARTED = "not_started"
    PREPARATION = "preparation"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    COMPLETED = "completed"
    INTERRUPTED = "interrupted"


Rounds = Sequence[tuple[date, Sequence[Outcome]]]
LAST_ROUND = (
    date(2015, 10, 21),
    (
        *(Outcome.SUGGESTED, Outcome.SUGGESTED, Outcome.OPEN, Outcome.OPEN),
        *(Outcome.MENTOR_SAID_YES, Outcome.MENTOR_SAID_YES, Outcome.WANTS_TO_TALK),
    ),
)
FIRST_PROPOSALS: Rounds = (
    (date(2015, 9, 7), (Outcome.DECLINED, Outcome.EXPIRED, Outcome.WITHDRAWN)),
    LAST_ROUND,
)
ALL_ROUNDS: Rounds = (
    (date(2015, 1, 12), (*2 * [Outcome.COMPLETED], Outcome.DECLINED)),
    (date(2015, 2, 9), (*2 * [Outcome.COMPLETED], Outcome.INTERRUPTED)),
    (date(2015, 3, 9), (*2 * [Outcome.COMPLETED], Outcome.EXPIRED)),
    (date(2015, 4, 13), (Outcome.COMPLETED, Outcome.INTERRUPTED, Outcome.NOT_STARTED)),
    (date(2015, 5, 11), (Outcome.COMPLETED, Outcome.INTERRUPTED, *2 * [Outcome.RUNNING])),
    (date(2015, 6, 8), (*4 * [Outcome.RUNNING], Outcome.CLOSING, Outcome.DECLINED)),
    (date(2015, 7, 6), (*3 * [Outcome.RUNNING], Outcome.CLOSING, Outcome.PAUSED, Outcome.WITHDRAWN, Outcome.MISTAKEN)),
    (date(2015, 8, 3), (*2 * [Outcome.RUNNING], Outcome.PAUSED)),
    (date(2015, 9, 7), (*2 * [Outcome.RUNNING], Outcome.PAUSED, Outcome.EXPIRED)),
    (date(2015, 10, 5), 3 * [Outcome.PREPARATION]),
    LAST_ROUND,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Who registered before `decided_before` has an answer; `pilot`: the pilot of 2012 to 2014 is told too."""

    decided_before: date = LAST_DAY
    rounds: Rounds = ()
    pilot: bool = False


SCRIPTS = {
    "admissions": Script(decided_before=date(2014, 12, 15)),
    "matching": Script(rounds=FIRST_PROPOSALS),
    "running": Script(rounds=ALL_ROUNDS),
    "published": Script(rounds=ALL_ROUNDS, pilot=True),
}
