"""What the desk does with several cases at once: each deed asks something, leaves some cases out, and does the rest.

Every case is an act of its own, with its own permission: what one of them refuses does not stop the others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.core.days import in_words
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.listing import asked_now
from mentores.participants.models import Mentee, Mentor
from mentores.participants.policies import mentee_acts_for, mentor_acts_for
from mentores.participants.services import checks, mentees, mentors
from mentores.participants.services.pauses import DayHasPassed
from mentores.partners.models import Charge
from mentores.partners.policies import MAY_CHARGE
from mentores.partners.selectors import charges_of
from mentores.partners.services import NotAColleague, hand_charge
from mentores.training import services as training
from mentores.training.selectors import attendances_of, sessions_for
from mentores.web.desk.charges.forms import TakerForm, takers
from mentores.web.desk.forms import DayInput, NoteForm
from mentores.web.forms import offer

Answers = Mapping[str, str] | None
Against = dict[str, str]  # the public id of a case → why it is left out, one of WHY

DONE = "done"
WHY: Mapping[str, str | Promise] = {
    DONE: _("Done"),
    "over": _("The case is over."),
    "theirs": _("This colleague has it in hand already."),
    "not_yours": _("A coordinator, or whoever has the case in hand, can hand it over."),
    "no_colleague": _("This colleague does not work on cases here any more."),
    "not_now": _("In this state it is not possible."),
    "invited": _("The person is invited already."),
    "asked": _("The person is being asked already."),
    "left": _("The person does not take part any more."),
    "refused": _("Something has changed meanwhile. Open the case to see how things are."),
}
REFUSED: Mapping[type[Exception], str] = {
    NotAColleague: "no_colleague",
    DayHasPassed: "not_now",
    ActNotPossible: "refused",
    PermissionDenied: "refused",
}


class PauseForm(NoteForm):
    """Why they all pause, and until when."""

    until = forms.DateField(
        label=_("Until, if you know the day"),
        help_text=_("On this day the pause ends by itself."),
        required=False,
        widget=DayInput,
    )
    field_order = ("until", "note")

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise forms.ValidationError(_("This day is not ahead."), code="past")
        return until


class SessionForm(forms.Form):
    """`sessions` are those to which the viewer may invite people."""

    session = forms.ChoiceField(label=_("Session"))

    def __init__(self, data: Answers = None, *, viewer: Viewer) -> None:
        super().__init__(data)
        coming = sessions_for(viewer, when="coming", at=timezone.now())
        self.sessions = {one.public_id: one for one in coming if one.state == "planned"}
        named = [(key, f"{one.get_kind_display()}, {in_words(one.day())}") for key, one in self.sessions.items()]
        offer(self, "session", [("", _("Choose")), *named])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """`question` makes the form that asks what must be known, bound or not; `against` says which cases are left out."""

    name: str
    label: str | Promise
    lists: tuple[str, ...]
    question: Callable[[Viewer, Answers], forms.Form]
    against: Callable[[Viewer, list[Any], forms.Form], Against]
    do: Callable[[Any, forms.Form, Viewer, datetime], object]


def attempt(deed: Deed, case: Any, form: forms.Form, *, by: Viewer, at: datetime) -> str:
    """Do it for one case; what became of it, one of WHY."""
    try:
        deed.do(case, form, by, at)
    except tuple(REFUSED) as refusal:
        return next(REFUSED[kind] for kind in type(refusal).__mro__ if kind in REFUSED)
    return DONE


def deeds_for(viewer: Viewer, listing: str) -> list[Deed]:
    """What this viewer can do with the cases of a list: nothing, for a reader."""
    if viewer.role not in CASE_ROLES:
        return []
    return [deed for deed in DEEDS.values() if listing in deed.lists]


def _charges(viewer: Viewer, cases: list[Any]) -> dict[str, Charge]:
    subjects = [case.public_id for case in cases]
    return {charge.subject: charge for charge in charges_of(viewer).filter(subject__in=subjects)}


def _against_handing(viewer: Viewer, cases: list[Any], form: forms.Form) -> Against:
    charges = _charges(viewer, cases)
    taker = form.taker().pk if isinstance(form, TakerForm) and form.is_bound and form.is_valid() else None
    against = {}
    for case in cases:
        charge = charges.get(case.public_id)
        if charge is None:
            against[case.public_id] = "over"
        elif not MAY_CHARGE["hand_charge"](viewer, charge):
            against[case.public_id] = "not_yours"
        elif taker is not None and charge.member_id == taker:
            against[case.public_id] = "theirs"
    return against


def _hand(case: Any, form: forms.Form, by: Viewer, at: datetime) -> None:
    charge = _charges(by, [case]).get(case.public_id)
    if charge is None or not isinstance(form, TakerForm):
        raise ActNotPossible("nobody answers for this case any more")
    hand_charge(charge, to=form.taker(), by=by, at=at)


def _against_pausing(viewer: Viewer, cases: list[Any], form: forms.Form) -> Against:
    return {
        case.public_id: "not_now"
        for case in cases
        if not {"pause_mentor", "pause_mentee"} & set(_acts_for(viewer, case))
        or (isinstance(case, Mentee) and case.standing == "mentored")  # type: ignore[attr-defined]  # annotated
    }


def _acts_for(viewer: Viewer, case: Mentor | Mentee) -> list[str]:
    return mentor_acts_for(viewer, case) if isinstance(case, Mentor) else mentee_acts_for(viewer, case)


def _pause(case: Mentor | Mentee, form: forms.Form, by: Viewer, at: datetime) -> None:
    if isinstance(case, Mentor):
        mentors.pause_mentor(case, by=by, at=at, **form.cleaned_data)
    else:
        mentees.pause_mentee(case, by=by, at=at, **form.cleaned_data)


def _against_inviting(viewer: Viewer, cases: list[Any], form: forms.Form) -> Against:
    left = {case.public_id: "left" for case in cases if _has_left(case)}
    if not (isinstance(form, SessionForm) and form.is_bound and form.is_valid()):
        return left
    session = form.sessions[form.cleaned_data["session"]]
    there = set(attendances_of(viewer, session).values_list("person_id", flat=True))
    return {case.public_id: "invited" for case in cases if case.person_id in there} | left


def _has_left(case: Application | Mentor | Mentee) -> bool:
    return case.state in ("inactive", "done", "not_accepted", "withdrawn")


def _invite(case: Application | Mentor | Mentee, form: forms.Form, by: Viewer, at: datetime) -> None:
    assert isinstance(form, SessionForm)  # made by this deed
    person: User = case.person
    if not training.invite(form.sessions[form.cleaned_data["session"]], [person], by=by, at=at):
        raise ActNotPossible("the person is invited already")


def _against_asking(viewer: Viewer, cases: list[Any], form: forms.Form) -> Against:
    asked = asked_now([case.profile_id for case in cases])
    left = {case.public_id: "left" for case in cases if _has_left(case)}
    return {case.public_id: "asked" for case in cases if case.profile_id in asked} | left


def _ask(case: Mentor | Mentee, form: forms.Form, by: Viewer, at: datetime) -> None:
    checks.ask(case.profile, by=by, at=at)


PEOPLE = ("mentors", "mentees")
DEEDS: Mapping[str, Deed] = {
    deed.name: deed
    for deed in (
        Deed(
            name="hand_over",
            label=_("Hand over to a colleague"),
            lists=("applications", *PEOPLE, "mentorships"),
            question=lambda viewer, data: TakerForm(data, people=takers(viewer)),
            against=_against_handing,
            do=_hand,
        ),
        Deed(
            name="invite",
            label=_("Invite to a session"),
            lists=("applications", *PEOPLE),
            question=lambda viewer, data: SessionForm(data, viewer=viewer),
            against=_against_inviting,
            do=_invite,
        ),
        Deed(
            name="ask",
            label=_("Ask whether everything is still right"),
            lists=PEOPLE,
            question=lambda viewer, data: forms.Form(data),
            against=_against_asking,
            do=_ask,
        ),
        Deed(
            name="pause",
            label=_("Pause"),
            lists=PEOPLE,
            question=lambda viewer, data: PauseForm(data),
            against=_against_pausing,
            do=_pause,
        ),
    )
}
