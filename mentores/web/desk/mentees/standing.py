"""Where each mentee stands: what two apps know of them, side by side."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.matching.selectors import Waiting, waiting_for
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Side
from mentores.participants.selectors import mentees_for
from mentores.web.desk.answers import areas_of
from mentores.web.desk.charges.held import in_hands_of


class Standing(TextChoices):
    """In the order in which they call for somebody's work."""

    SEARCHING = "searching", _("waits for a mentor")
    PROPOSED = "proposed", _("has a proposal")
    MENTORED = "mentored", _("in a mentorship")
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")


LOOKS = {Standing.SEARCHING: "active", Standing.PROPOSED: "info", Standing.MENTORED: "good", Standing.PAUSED: "warn"}


@dataclass(frozen=True, slots=True)
class Row:
    mentee: Mentee
    standing: Standing
    days: int

    @property
    def look(self) -> str:
        return LOOKS.get(self.standing, "neutral")

    @property
    def need(self) -> str:
        """What the mentee needs most."""
        return next(iter(areas_of(self.mentee.profile, side=Side.MENTEE)), "")

    @property
    def is_waiting(self) -> bool:
        return self.standing in (Standing.SEARCHING, Standing.PROPOSED)


def rows_for(viewer: Viewer, *, on: date, words: str = "", standing: str = "", who: str = "") -> list[Row]:
    """The viewer's mentees: those who need a mentor first, and the longest wait first among them.

    `who` narrows them to the cases of one colleague.
    """
    waiting = {row.mentee.pk: row for row in waiting_for(viewer, on=on, words=words)}
    rows = [
        Row(mentee, _standing(mentee, waiting.get(mentee.pk)), mentee.waited_days(on=on))
        for mentee in in_hands_of(who, mentees_for(viewer, words=words), viewer=viewer, kind="mentee")
    ]
    order = list(Standing)
    return sorted((row for row in rows if standing in ("", row.standing)), key=lambda row: order.index(row.standing))


def _standing(mentee: Mentee, waiting: Waiting | None) -> Standing:
    if mentee.state != MenteeState.WAITING:
        return Standing(mentee.state)
    if waiting is None:
        return Standing.MENTORED
    return Standing.SEARCHING if waiting.needs_a_mentor else Standing.PROPOSED
