"""The four lists: what each is about, how it begins, what its columns are and by what it can be sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.listing import UNDECIDED
from mentores.core.paging import Page, page_of
from mentores.matching.standing import PROPOSED, proposed
from mentores.mentorships.listing import UNDER_WAY, with_pairs
from mentores.mentorships.selectors import rows_for
from mentores.participants.lifecycle import MenteeStanding
from mentores.participants.listing import with_answers, with_places
from mentores.participants.models import Mentee, Side
from mentores.web.desk.answers import areas_of
from mentores.web.desk.lists.forms import (
    ApplicationFilters,
    ListFilters,
    MenteeFilters,
    MentorFilters,
    MentorshipFilters,
)
from mentores.web.desk.lists.found import Cases, Chosen, found, seen

ROWS = 25
LOOKS = {PROPOSED: "info", MenteeStanding.WAITING: "active", MenteeStanding.MENTORED: "good", "paused": "warn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`sort` is the way of sorting that its head leads to, if it has one."""

    label: str | Promise
    sort: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column as it stands above the rows: how the list is sorted by it now, and what its link leads to."""

    label: str | Promise
    number: bool
    to: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """`orders` are the fields behind each way of sorting, the last of them unique."""

    name: str
    title: str | Promise
    form: type[ListFilters]
    first: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Sequence[str]]
    columns: Sequence[Column]
    laden: Callable[[Cases], Cases]
    rows: Callable[[Viewer, list[Any]], list[Any]]

    @property
    def noun(self) -> str:
        return self.form.noun

    @property
    def template(self) -> str:
        """The rows of its table."""
        return f"desk/lists/parts/{self.name}.html"

    @property
    def address(self) -> str:
        """The name of its page."""
        return f"desk:{self.name}"

    @property
    def case(self) -> str:
        """The name of the page of one of its cases."""
        return f"desk:{self.noun}"

    @property
    def keep(self) -> str:
        return f"desk:{self.name}-keep"

    @property
    def export(self) -> str:
        return f"desk:{self.name}-export"

    @property
    def together(self) -> str:
        return f"desk:{self.name}-together"

    @property
    def do(self) -> str:
        return f"desk:{self.name}-do"

    def sort(self, chosen: Chosen) -> str:
        """The way of sorting that was asked for, else the list's own."""
        return chosen.get("sort") or self.form.sorts[0][0]

    def page(self, viewer: Viewer, chosen: Chosen, *, cursor: str) -> Page[Any]:
        """The cases of one page."""
        cases = self.laden(found(self.noun, viewer, chosen))
        among = seen(self.noun, viewer)
        return page_of(cases, by=self.order(chosen), cursor=cursor, size=ROWS, among=among)

    def order(self, chosen: Chosen) -> list[str]:
        """The fields by which it is sorted, each way."""
        sort = self.sort(chosen)
        fields = self.orders[sort.removeprefix("-")]
        return [f"-{name}" for name in fields] if sort.startswith("-") else list(fields)

    def heads(self, chosen: Chosen) -> list[Head]:
        """The columns, each with the link that sorts by it: the other way round if it does already."""
        sort = self.sort(chosen)
        by, backwards = sort.removeprefix("-"), sort.startswith("-")
        return [
            Head(
                label=column.label,
                number=column.number,
                to=(f"-{by}" if not backwards else by) if column.sort and column.sort == by else column.sort,
                now=("descending" if backwards else "ascending") if column.sort and column.sort == by else "",
            )
            for column in self.columns
        ]


@dataclass(frozen=True, slots=True)
class MenteeRow:
    mentee: Mentee
    standing: str
    standing_label: str | Promise

    @property
    def look(self) -> str:
        return LOOKS.get(self.standing, "neutral")

    @property
    def need(self) -> str:
        """What the mentee needs most."""
        return next(iter(areas_of(self.mentee.profile, side=Side.MENTEE)), "")

    @property
    def is_waiting(self) -> bool:
        return self.standing in (MenteeStanding.WAITING, PROPOSED)


def _as_they_are(viewer: Viewer, cases: list[Any]) -> list[Any]:
    return cases


def _mentee_rows(viewer: Viewer, mentees: list[Mentee]) -> list[MenteeRow]:
    asked = proposed(mentees)
    return [_mentee_row(mentee, has_proposal=mentee.pk in asked) for mentee in mentees]


def _mentee_row(mentee: Mentee, *, has_proposal: bool) -> MenteeRow:
    standing: str = mentee.standing  # type: ignore[attr-defined]  # annotated by with_standing
    if standing == MenteeStanding.WAITING and has_proposal:
        return MenteeRow(mentee, PROPOSED, _("has a proposal"))
    return MenteeRow(mentee, standing, MenteeStanding(standing).label)


NAME = ("person__folded_name", "pk")
PLACE = ("profile__municipality__sort_name", "person__folded_name", "pk")

LISTINGS: Mapping[str, Listing] = {
    listing.name: listing
    for listing in (
        Listing(
            name="applications",
            title=_("Applications"),
            form=ApplicationFilters,
            first={"state": UNDECIDED},
            orders={"since": ("submitted_at", "pk"), "due": ("owed", "pk"), "name": NAME, "place": PLACE},
            columns=[
                Column(label=_("Name"), sort="name"),
                Column(label=_("Wants to be")),
                Column(label=_("Municipality"), sort="place"),
                Column(label=_("Registered"), sort="since"),
                Column(label=_("Next step by"), sort="due"),
                Column(label=_("State")),
            ],
            laden=with_answers,
            rows=_as_they_are,
        ),
        Listing(
            name="mentors",
            title=_("Mentors"),
            form=MentorFilters,
            orders={"name": NAME, "since": ("accepted_at", "pk"), "place": PLACE},
            columns=[
                Column(label=_("Name"), sort="name"),
                Column(label=_("Municipality"), sort="place"),
                Column(label=_("Accepted"), sort="since"),
                Column(label=_("Places taken")),
                Column(label=_("State")),
            ],
            laden=lambda cases: with_places(with_answers(cases)),
            rows=_as_they_are,
        ),
        Listing(
            name="mentees",
            title=_("Mentees"),
            form=MenteeFilters,
            first={"state": MenteeStanding.WAITING},
            orders={"since": ("waiting_since", "pk"), "name": NAME, "place": PLACE},
            columns=[
                Column(label=_("Name"), sort="name"),
                Column(label=_("Municipality"), sort="place"),
                Column(label=_("Greatest need")),
                Column(label=_("Days waited"), sort="since", number=True),
                Column(label=_("Situation")),
            ],
            laden=with_answers,
            rows=_mentee_rows,
        ),
        Listing(
            name="mentorships",
            title=_("Mentorships"),
            form=MentorshipFilters,
            first={"state": UNDER_WAY},
            orders={"since": ("opened_at", "pk"), "met": ("met", "pk"), "name": ("shown_name", "pk")},
            columns=[
                Column(label=_("Mentee"), sort="name"),
                Column(label=_("Mentor")),
                Column(label=_("State")),
                Column(label=_("Pair since"), sort="since"),
                Column(label=_("Meetings"), number=True),
                Column(label=_("Last meeting"), sort="met"),
            ],
            laden=with_pairs,
            rows=rows_for,
        ),
    )
}
