"""What a person says about the interview."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnotherTimeForm(forms.Form):
    wish = forms.CharField(
        label=_("When could you come?"),
        help_text=_("For example: in the morning, or after 6 p.m."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say when you could come.")},
    )
