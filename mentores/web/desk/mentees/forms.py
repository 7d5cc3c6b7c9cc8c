"""The forms about mentees."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import LENGTH
from mentores.participants.models import WhyMenteeLeft
from mentores.web.desk.forms import NoteForm


class ProposeForm(forms.Form):
    """The mentor whose button was pressed."""

    mentor = forms.SlugField(max_length=LENGTH, widget=forms.HiddenInput)


class LeavingForm(NoteForm):
    """Why somebody needs no mentor any more."""

    because = forms.ChoiceField(
        label=_("Why?"),
        choices=[(one.value, capfirst(one.label)) for one in WhyMenteeLeft],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    field_order = ("because", "note")
