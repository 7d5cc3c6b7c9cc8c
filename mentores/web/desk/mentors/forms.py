"""The forms about mentors."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.participants.lifecycle import MentorState
from mentores.web.desk.forms import CapacityField, CaseFilters, DayInput, not_in_the_future


class MentorFilters(CaseFilters):
    state = forms.ChoiceField(label=_("State"), choices=[("", _("every state")), *MentorState.choices], required=False)


class TrainingForm(forms.Form):
    trained_on = forms.DateField(label=_("Day of the training"), widget=DayInput, validators=[not_in_the_future])


class DetailsForm(forms.Form):
    """What the entity knows of its mentor and keeps up to date."""

    capacity = CapacityField()
    record_checked_until = forms.DateField(
        label=_("Criminal record seen, valid until"),
        help_text=_("Without a valid record the mentor is not proposed to anybody under 18."),
        required=False,
        widget=DayInput,
    )
