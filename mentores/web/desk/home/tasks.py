"""What waits for the people of an entity, as Today shows it: the most urgent first, and among that the own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions import selectors as admissions
from mentores.core.due import Due
from mentores.matching import selectors as matching
from mentores.mentorships import selectors as mentorships
from mentores.participants import selectors as participants
from mentores.partners import selectors as partners
from mentores.partners.selectors import charges_of
from mentores.training import selectors as training
from mentores.web.today import Line

Hands = dict[tuple[str, str], User | None]  # by kind and public id
APPS = (partners, admissions, participants, training, matching, mentorships)
A_WEEK = timedelta(days=7)
DO: Mapping[str, str | Promise] = {
    "application": _("Go on with the application"),
    "application-interview": _("Open the interview"),
    "referral": _("Answer the other entity"),
    "handover": _("Answer the other entity"),
    "entity": _("Open the card"),
    "invitation": _("See the invitations"),
    "mentor": _("Open the mentor"),
    "mentee": _("Open the mentee"),
    "mentor-consents": _("Open the consents"),
    "mentee-consents": _("Open the consents"),
    "mentor-profile": _("Open the answers"),
    "mentee-profile": _("Open the answers"),
    "session": _("Note who came"),
    "proposal": _("Open the proposal"),
    "mentorship": _("Open the mentorship"),
    "request": _("Read the answer"),
}
WITHOUT_CASE = {"entity": "desk:entity", "invitation": "desk:people"}
LOOK = _("Open the page")
MINE = "mine"


class Urgency(TextChoices):
    """In this order."""

    LATE = "late", _("Late")
    WEEK = "week", _("Within a week")
    LATER = "later", _("Later")


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the work list; `held` says whose it is, if it is a case that somebody can have in hand."""

    line: Line
    urgency: Urgency
    held: str
    is_mine: bool


def tasks_for(viewer: Viewer, *, on: date, whose: str = "") -> list[Task]:
    """Everything that waits for the viewer's entity; `whose` MINE leaves what the viewer has in hand."""
    dues = sorted((due for app in APPS for due in app.due_for(viewer, on=on)), key=lambda due: (due.by, due.since))
    hands = _hands(viewer, dues, on=on)
    tasks = [_task(due, viewer, hands, on=on) for due in dues]
    order = list(Urgency)
    found = sorted(tasks, key=lambda task: (order.index(task.urgency), not task.is_mine))
    return [task for task in found if task.is_mine or whose != MINE]


def _hands(viewer: Viewer, dues: Sequence[Due], *, on: date) -> Hands:
    """Who has each case in hand, and each thing that a colleague began."""
    hands: Hands = {(charge.kind, charge.subject): charge.member for charge in charges_of(viewer)}
    begun = [due for due in dues if due.begun_by]
    if begun:
        people = {colleague.person_id: colleague.person for colleague in partners.colleagues(viewer, on=on)}
        hands |= {_case(due): people.get(due.begun_by or 0) for due in begun}
    return hands


def _case(due: Due) -> tuple[str, str]:
    return due.case or (due.kind.partition("-")[0], due.public_id)


def _task(due: Due, viewer: Viewer, hands: Hands, *, on: date) -> Task:
    key = _case(due)
    member = hands.get(key)
    is_mine = member is not None and member == viewer.person
    label = DO.get(due.kind, LOOK) if viewer.role in CASE_ROLES else LOOK
    return Task(
        line=Line(due=due, is_late=due.is_late(on=on), address=_address(due), label=label),
        urgency=_urgency(due, on=on),
        held=_held(member, is_mine=is_mine) if key in hands else "",
        is_mine=is_mine,
    )


def _held(member: User | None, *, is_mine: bool) -> str:
    if is_mine:
        return gettext("In your hands.")
    if member is None:
        return gettext("Nobody has it in hand yet.")
    return gettext("In the hands of %(name)s.") % {"name": member.full_name}


def _urgency(due: Due, *, on: date) -> Urgency:
    if due.is_late(on=on):
        return Urgency.LATE
    return Urgency.WEEK if due.by <= on + A_WEEK else Urgency.LATER


def _address(due: Due) -> str:
    """The page on which it is done."""
    page = WITHOUT_CASE.get(due.kind)
    return reverse(page) if page else reverse(f"desk:{due.kind}", args=[due.public_id])
