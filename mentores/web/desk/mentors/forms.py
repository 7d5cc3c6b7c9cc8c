"""The forms about mentors."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.participants.alternatives import Alternative
from mentores.participants.models import WhyMentorLeft
from mentores.web.desk.forms import CapacityField, DayInput, NoteForm, not_in_the_future


class DetailsForm(forms.Form):
    """What the entity knows of its mentor and keeps up to date."""

    capacity = CapacityField()
    record_seen_on = forms.DateField(
        label=_("Day on which you saw the criminal record"),
        help_text=_(
            "Only for mentors of people under 18. Look at the paper and give it back: we keep only the day. "
            "After twelve months it has to be seen again."
        ),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future],
    )


class LeavingForm(NoteForm):
    """Why a mentor leaves."""

    because = forms.ChoiceField(
        label=_("Why?"),
        choices=[(one.value, capfirst(one.label)) for one in WhyMentorLeft],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    field_order = ("because", "note")


class AlternativeForm(NoteForm):
    """What is offered to a mentor who waits."""

    alternative = forms.ChoiceField(
        label=_("What do you offer?"),
        choices=Alternative.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you offer.")},
    )
    field_order = ("alternative", "note")
