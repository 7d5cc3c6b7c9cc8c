"""The forms about mentees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import LENGTH
from mentores.web.desk.forms import CaseFilters
from mentores.web.desk.mentees.standing import Standing


class MenteeFilters(CaseFilters):
    standing = forms.ChoiceField(
        label=_("Situation"), choices=[("", _("every situation")), *Standing.choices], required=False
    )


class ProposeForm(forms.Form):
    """The mentor whose button was pressed."""

    mentor = forms.SlugField(max_length=LENGTH, widget=forms.HiddenInput)
