"""Which day the figures are for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    on = forms.DateField(label=_("On the day"), required=False)
