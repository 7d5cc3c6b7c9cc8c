"""What an invitation asks: the name, and the language to read and be written to in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES


class AcceptForm(forms.Form):
    full_name = forms.CharField(
        label=_("Your name"),
        help_text=_("The whole name, in any script. Your colleagues see it."),
        max_length=200,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to you"), choices=[(one.code, one.endonym) for one in LANGUAGES]
    )

    def clean_full_name(self) -> str:
        """Without line breaks and double spaces; a name may be one word."""
        return " ".join(self.cleaned_data["full_name"].split())
