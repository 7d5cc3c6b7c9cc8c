"""The road from registration to a first meeting, as the desk and the office both show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.participants.models import Side
from mentores.reporting.funnel import Funnel, Step

A_YEAR = timedelta(days=365)
TITLES: Mapping[str, str | Promise] = {
    Side.MENTEE: _("From registration to the first meeting: mentees"),
    Side.MENTOR: _("From registration to the first meeting: mentors"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it."""

    since: date
    until: date


class PeriodForm(forms.Form):
    """Who registered when; the last twelve months unless something else is asked for."""

    since = forms.DateField(label=_("Registered from"), required=False)
    until = forms.DateField(label=_("until"), required=False)

    def clean(self) -> dict[str, date | None]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("The second day lies before the first."), code="backwards")
        return said

    def period(self, *, today: date) -> Period:
        """The days asked for; what was not understood counts as not said."""
        said = self.cleaned_data if self.is_valid() else {}
        until = said.get("until") or today
        return Period(said.get("since") or until - A_YEAR, until)


@dataclass(frozen=True, slots=True)
class Told:
    """A funnel with its title; `lost` is the step at which most people stay behind."""

    title: str | Promise
    funnel: Funnel
    lost: Step | None


def told(funnel: Funnel) -> Told:
    """The funnel, and where its people are lost."""
    pairs = list(zip(funnel.steps, funnel.steps[1:], strict=False))
    loss, step = max(((before.number - after.number, after) for before, after in pairs), key=lambda one: one[0])
    return Told(TITLES[funnel.side], funnel, step if loss else None)
