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
    record_seen_on = forms.DateField(
        label=_("Day on which you saw the criminal record"),
        help_text=_(
            "Only for mentors of people under 18. Look at the paper and give it back: we keep the day, and nothing else. "
            "After twelve months it has to be seen again."
        ),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future],
    )
