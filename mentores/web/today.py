"""A line of somebody's work list, as a page shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mentores.core.days import in_words
from mentores.core.due import Due


@dataclass(frozen=True, slots=True)
class Line:
    """Something to do, and the button that leads to it."""

    due: Due
    is_late: bool
    address: str
    label: str | Promise

    @property
    def by(self) -> str:
        """Until when it is to be done, as a sentence."""
        return _by(self.due.by, is_late=self.is_late)


def said_by(day: date | None, *, on: date) -> str:
    """Until when something is to be done, as a sentence; empty for what is over."""
    return _by(day, is_late=day < on) if day else ""


def _by(day: date, *, is_late: bool) -> str:
    said = _("Late: it was to be done by %(day)s.") if is_late else _("To be done by %(day)s.")
    return said % {"day": in_words(day)}
