"""Noting a meeting in ten seconds."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import LENGTH
from mentores.mentorships.models import MeetingMode

LENGTHS = (
    (30, _("Half an hour")),
    (60, _("One hour")),
    (90, _("An hour and a half")),
    (120, _("Two hours or more")),
)
MODES = [(mode.value, capfirst(mode.label)) for mode in MeetingMode]


class MeetingForm(forms.Form):
    """`form_key` makes a form that was sent twice count once."""

    held_on = forms.DateField(
        label=_("When did you meet?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    minutes = forms.TypedChoiceField(label=_("For how long?"), choices=LENGTHS, coerce=int, widget=forms.RadioSelect)
    mode = forms.ChoiceField(label=_("How did you meet?"), choices=MODES, widget=forms.RadioSelect)
    wants_help = forms.BooleanField(label=_("I would like to talk to the entity"), required=False)
    form_key = forms.CharField(max_length=LENGTH, widget=forms.HiddenInput)
