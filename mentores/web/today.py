"""A line of somebody's work list, as a page shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mentores.core.due import Due
from mentores.web.days import in_words


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
        said = _("Late: it was to be done by %(day)s.") if self.is_late else _("To be done by %(day)s.")
        return said % {"day": in_words(self.due.by)}
