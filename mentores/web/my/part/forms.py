"""The forms about one's own part."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def ahead(day: date) -> None:
    """Refuse today and every day before."""
    if day <= timezone.localdate():
        raise ValidationError(_("Choose a day after today."), code="past")


class BreakForm(forms.Form):
    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_("You can leave this empty. Then you come back when you want."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[ahead],
    )
