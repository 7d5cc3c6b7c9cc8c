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
    field_order = ["words", "state", "side", "who"]

    def __init__(self, data: Mapping[str, str] | None = None, *, viewer: Viewer) -> None:
        super().__init__(data)
        others = [(one.public_id, one.full_name) for one in takers(viewer, but=viewer.person_id)]
        choices = [("", _("everybody")), (MINE, _("me")), (NOBODYS, _("nobody yet")), *others]
        offer(self, "who", choices)


class NoteForm(forms.Form):
    """An act that colleagues may want to understand later."""

    note = forms.CharField(
        label=_("Note for colleagues"),
        help_text=_("The person may read this. Write facts; the day and your name are added."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
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


def ahead(day: date) -> None:
    """Refuse today and every day before."""
    if day <= timezone.localdate():
        raise ValidationError(_("Choose a day after today."), code="past")


class PauseForm(NoteForm):
    """A pause, with or without the day on which it ends."""

    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_("On that day the pause ends by itself, and the person is told. Empty: until somebody ends it."),
        required=False,
        widget=DayInput,
        validators=[ahead],
    )
    field_order = ("until", "note")


class CapacityField(forms.TypedChoiceField):
    """How many mentees a mentor accompanies at the same time."""

    def __init__(self) -> None:
        numbers = range(1, CAPACITY_MAX + 1)
        super().__init__(
            label=_("How many people at the same time?"), choices=[(one, str(one)) for one in numbers], coerce=int
        )
