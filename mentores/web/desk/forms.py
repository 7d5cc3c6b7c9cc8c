"""What several forms of the desk have in common."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.participants.models.mentor import CAPACITY_MAX
from mentores.web.desk.charges.forms import takers
from mentores.web.desk.charges.held import MINE, NOBODYS
from mentores.web.forms import offer


class Filters(forms.Form):
    """The search above a list. What is not one of the choices narrows nothing."""

    words = forms.CharField(
        label=_("Name"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class CaseFilters(Filters):
    """Above a list of cases, each of which a colleague has in hand."""

    who = forms.ChoiceField(label=_("Responsible"), required=False)
    field_order = ("words", "standing", "state", "side", "who")

    def __init__(self, data: Mapping[str, str] | None = None, *, viewer: Viewer) -> None:
        super().__init__(data)
        others = [(one.public_id, one.full_name) for one in takers(viewer, but=viewer.person_id)]
        choices = [("", _("everybody")), (MINE, _("me")), (NOBODYS, _("nobody yet")), *others]
        offer(self, "who", choices)


class NoteForm(forms.Form):
    """An act that colleagues may want to understand later."""

    note = forms.CharField(
        label=_("Note for colleagues"),
        help_text=_("Only the coordinators and technicians of your entity see it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CapacityField(forms.TypedChoiceField):
    """How many mentees a mentor accompanies at the same time."""

    def __init__(self) -> None:
        numbers = range(1, CAPACITY_MAX + 1)
        super().__init__(
            label=_("How many people at the same time?"), choices=[(one, str(one)) for one in numbers], coerce=int
        )


class DayInput(forms.DateInput):
    """The day picker of the browser, which reads and writes one format only."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def not_in_the_future(day: date) -> None:
    """Refuse a day after today."""
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet."), code="future")
