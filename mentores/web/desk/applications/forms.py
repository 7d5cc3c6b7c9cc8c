"""The forms about applications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.admissions.lifecycle import State
from mentores.admissions.models import Reason
from mentores.participants.models import Side
from mentores.web.desk.forms import CapacityField, CaseFilters, DayInput, NoteForm, not_in_the_future


class ApplicationFilters(CaseFilters):
    state = forms.ChoiceField(label=_("State"), choices=[("", _("every state")), *State.choices], required=False)
    side = forms.ChoiceField(label=_("Wants to be"), choices=[("", _("either")), *Side.choices], required=False)


class AcceptMentorForm(forms.Form):
    """A mentee is accepted without further questions."""

    capacity = CapacityField()
    trained_on = forms.DateField(
        label=_("Day of the training"),
        help_text=_("Leave it empty if the training is still to come."),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future],
    )


class DeclineForm(NoteForm):
    reason = forms.ChoiceField(
        label=_("Why is the application not accepted?"),
        help_text=_("The person is told this reason."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )
    field_order = ("reason", "note")
