"""The menu of the office: what is used most in sight, the rest in groups behind «More»."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.web.office.pages import ROLES

MOST_IN_SIGHT = 9


@dataclass(frozen=True, slots=True)
class Entry:
    page: str
    label: str | Promise

    @property
    def address(self) -> str:
        return reverse(self.page)


@dataclass(frozen=True, slots=True)
class Menu:
    """`holds_current` says that the page is one of those behind «More»."""

    in_sight: Sequence[Entry]
    groups: Sequence[tuple[str | Promise, Sequence[Entry]]]
    holds_current: bool


FIRST = (
    Entry("office:home", _("Overview")),
    Entry("office:figures", _("Figures")),
    Entry("office:applications", _("Applications")),
    Entry("office:overdue", _("Late cases")),
    Entry("office:requests", _("Requests")),
    Entry("office:round", _("Matching round")),
    Entry("office:entities", _("Entities")),
    Entry("office:sessions", _("Training")),
)
GROUPS: Sequence[tuple[str | Promise, Sequence[Entry]]] = (
    (
        _("What people read"),
        (
            Entry("office:texts", _("Texts")),
            Entry("office:guides", _("Guides")),
            Entry("office:admission", _("Rules of registration")),
            Entry("office:promoter", _("Promoter")),
        ),
    ),
    (
        _("Keeping it in order"),
        (
            Entry("office:team", _("National team")),
            Entry("office:imports", _("Lists")),
            Entry("office:data", _("Data")),
            Entry("office:messages", _("Messages")),
            Entry("office:audit", _("Audit")),
        ),
    ),
)


def menu_for(viewer: Viewer, *, path: str) -> Menu:
    """The pages that open to this viewer; groups only where there are too many to stand side by side."""
    first = _open_to(viewer, FIRST)
    groups = [(heading, entries) for heading, listed in GROUPS if (entries := _open_to(viewer, listed))]
    further = [entry for _heading, entries in groups for entry in entries]
    if len(first) + len(further) <= MOST_IN_SIGHT:
        return Menu([*first, *further], [], holds_current=False)
    return Menu(first, groups, holds_current=any(path.startswith(entry.address) for entry in further))


def _open_to(viewer: Viewer, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if viewer.role in ROLES[entry.page]]
