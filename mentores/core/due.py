"""What waits for somebody: the lines of a day's work list."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: about what and whom, why now, since when it waits and by when it should be done."""

    kind: str
    public_id: str
    title: str
    why: str | Promise
    since: date
    by: date

    def is_late(self, *, on: date) -> bool:
        return self.by < on
