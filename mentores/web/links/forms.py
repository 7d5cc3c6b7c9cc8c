"""What an invitation asks: the name, and the language to read and be written to in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES
from mentores.web.widgets import NameField


class AcceptForm(forms.Form):
    full_name = NameField(
        label=_("Your name"),
        help_text=_("The whole name, in any script. Your colleagues see it."),
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to you"), choices=[(one.code, one.endonym) for one in LANGUAGES]
    )
