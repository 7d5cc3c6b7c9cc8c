"""The rating in five values."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.evaluations.models import Value

VALUES = [(value.value, capfirst(value.label)) for value in reversed(Value)]


class RatingForm(forms.Form):
    value = forms.TypedChoiceField(label=_("How was it?"), choices=VALUES, coerce=int, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Would you like to add anything?"),
        help_text=_("Please do not write names or other details about anybody."),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )
