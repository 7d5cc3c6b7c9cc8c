"""What waits for somebody: the lines of a day's work list."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: about what and whom, why now, since when it waits and by when it should be done.

    Whoever has it in hand is whoever has its case in hand: itself, or `case`, by kind and public id. What is no case is
    in the hands of whoever began it: `begun_by` is a person's id.
    """

    kind: str
    public_id: str
    title: str
    why: str | Promise
    since: date
    by: date
    case: tuple[str, str] | None = None
    begun_by: int | None = None

    def is_late(self, *, on: date) -> bool:
        return self.by < on
