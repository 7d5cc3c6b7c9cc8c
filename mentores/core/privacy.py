"""Whose data a model holds and for how long: declared on each model as `privacy`, read by whoever walks the models."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

DAY = timedelta(days=1)
YEAR = timedelta(days=365)

Then = Literal["anonymise", "delete"]


@dataclass(frozen=True, slots=True)
class Retention:
    """A class of data: its short name, why it is kept, how long after its end, and what happens then."""

    name: str
    why: str
    keep: timedelta
    then: Then


RETENTIONS = (
    Retention("passing", "Needed for a moment: codes, visits, confirmations.", DAY, "delete"),
    Retention("draft", "A form that was begun waits for whoever began it.", 30 * DAY, "delete"),
    Retention(
        "traffic",
        "Answers what was sent to whom and who came in, while somebody may still ask.",
        YEAR,
        "delete",
    ),
    Retention(
        "working",
        "Needed to accompany people, and to answer a complaint about it afterwards.",
        2 * YEAR,
        "delete",
    ),
    Retention(
        "taking part",
        "Somebody who comes back finds the own place again; afterwards only numbers are counted.",
        2 * YEAR,
        "anonymise",
    ),
    Retention(
        "results",
        "The programme reports on its mentorships to those who pay for it, over the years; then without people.",
        5 * YEAR,
        "anonymise",
    ),
    Retention(
        "accountability",
        "Proves who did what in which role and who agreed to what (Regulation (EU) 2016/679, articles 5(2) and 7(1)).",
        5 * YEAR,
        "delete",
    ),
)


@dataclass(frozen=True, slots=True)
class Personal:
    """Data about people: the fields that lead to them, how long it is kept after its end, and what happens then.

    `keep` and `then` together choose one of RETENTIONS.
    """

    subjects: tuple[str, ...]
    keep: timedelta
    then: Then

    @property
    def retention(self) -> Retention:
        """The class this data belongs to. Raises StopIteration if there is none of this length and end."""
        return next(one for one in RETENTIONS if (one.keep, one.then) == (self.keep, self.then))


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """Data about nobody, and why that is so."""

    because: str


Privacy = Personal | NotPersonal
