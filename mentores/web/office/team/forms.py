"""Proposing somebody for the national team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import NATIONAL_ROLES
from mentores.core.languages import BY_CODE, STAFF_LANGUAGES


class ProposeForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Of this person alone: the invitation comes here, and later the codes for signing in."),
        max_length=254,
        error_messages={"required": _("Write the e-mail of the person.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in NATIONAL_ROLES],
        error_messages={"required": _("Choose a role.")},
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=[(code, BY_CODE[code].endonym) for code in STAFF_LANGUAGES]
    )

    def clean_name(self) -> str:
        """Without line breaks and double spaces; a name may be one word."""
        return " ".join(self.cleaned_data["name"].split())
