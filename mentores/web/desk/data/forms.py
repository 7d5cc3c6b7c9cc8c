"""What the desk asks before it keeps or deletes somebody's data."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HoldForm(forms.Form):
    """Why the data must stay."""

    why = forms.CharField(
        label=_("Why must the data stay?"),
        help_text=_("The number of the complaint or of the claim. Do not name a person."),
        max_length=200,
        error_messages={"required": _("Say why the data must stay.")},
    )


class EraseForm(forms.Form):
    """Whoever deletes has seen what it means."""

    asked = forms.BooleanField(
        label=_("The person asked for it, and I know who the person is."),
        error_messages={"required": _("First make sure that the person wants this.")},
    )
