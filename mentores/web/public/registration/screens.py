"""The screens of the two ways in, the draft that this browser writes, and what it has written so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Draft
from mentores.admissions.services import drafts
from mentores.participants.models import Side
from mentores.web.public.registration.fields import EmptyField
from mentores.web.registering.questions import GuardianForm, NeedsForm, OfferForm, Questions, TimeForm, YouForm
from mentores.web.requests import PersonRequest

KEPT = "registration"
MOST_ANSWERS = 100
YOU, GUARDIAN = "you", "guardian"


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that stand together; `name` is the word of it in the address."""

    name: str
    title: str | Promise
    form: type[Questions]


SCREENS: Mapping[str, Sequence[Screen]] = {
    Side.MENTEE: (
        Screen(YOU, _("Who you are"), YouForm),
        Screen(GUARDIAN, _("Who answers for you"), GuardianForm),
        Screen("needs", _("What you need"), NeedsForm),
    ),
    Side.MENTOR: (
        Screen(YOU, _("Who you are"), YouForm),
        Screen("offer", _("What you can give"), OfferForm),
        Screen("time", _("Your time"), TimeForm),
    ),
}
PAGES = {Side.MENTEE: "public:support-screen", Side.MENTOR: "public:help-screen"}


class TrapForm(forms.Form):
    """What only a program fills in."""

    leave_empty = EmptyField(label=_("Leave this field empty"))


def screens_of(side: str, *, is_minor: bool) -> list[Screen]:
    """The screens somebody walks through: the legal representative is asked for under 18 only."""
    return [screen for screen in SCREENS[side] if is_minor or screen.name != GUARDIAN]


def draft_of(request: PersonRequest, *, side: str, at: datetime) -> Draft | None:
    """The draft that the page carries, else the one that the session remembers."""
    carried = drafts.id_in(request.POST.get("draft", ""))
    for public_id in (carried, request.session.get(KEPT, {}).get(side, "")):
        draft = drafts.draft_with_id(public_id, at=at) if public_id else None
        if draft and draft.side == side:
            return draft
    return None


def remember(request: PersonRequest, draft: Draft) -> None:
    """This browser goes on with the draft."""
    request.session[KEPT] = request.session.get(KEPT, {}) | {draft.side: draft.public_id}


def forget(request: PersonRequest, side: str) -> None:
    request.session[KEPT] = {key: value for key, value in request.session.get(KEPT, {}).items() if key != side}


def written(post: QueryDict, form: type[Questions]) -> dict[str, list[str]]:
    """What was written into the questions of a screen, as it came."""
    names = [name for name in post if name.partition("-")[0] in form.base_fields]
    return {name: post.getlist(name) for name in names[:MOST_ANSWERS]}


def form_of(screen: Screen, draft: Draft | None, *, initial: Mapping[str, Any] | None = None) -> Questions:
    """The questions of a screen with what the draft holds of them, right or wrong."""
    kept = draft.answers.get(screen.name) if draft else None
    return screen.form(MultiValueDict(kept) if kept is not None else None, initial=dict(initial or {}))
