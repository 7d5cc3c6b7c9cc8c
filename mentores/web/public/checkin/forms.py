"""Who is in the room, and the code on the wall."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckInForm(forms.Form):
    code = forms.CharField(
        label=_("The code on the wall"),
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}),
    )
    who = forms.CharField(
        label=_("Your full name, your e-mail or your telephone"),
        help_text=_("As you gave it to us."),
        max_length=254,
    )
