"""What the desk asks before it keeps or deletes somebody's data."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.core.languages import LANGUAGES
from mentores.participants.services.persons import Details, signs_in
from mentores.web.widgets import NameField, PhoneField


class HoldForm(forms.Form):
    """Why the data must stay."""

    why = forms.CharField(
        label=_("Why must the data stay?"),
        help_text=_("The number of the complaint or of the claim. Do not name a person."),
        max_length=200,
        error_messages={"required": _("Say why the data must stay.")},
    )


class ContactForm(forms.Form):
    """Who somebody is and how they are reached. Whoever signs in writes the own e-mail; nobody else does."""

    full_name = NameField(
        label=_("Name"),
        help_text=_("In any script."),
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    preferred_name = NameField(
        label=_("Likes to be called"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(label=_("Telephone"), required=False)
    contact_email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(
        label=_("We write in"), choices=[(language.code, language.endonym) for language in LANGUAGES]
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, person: User) -> None:
        super().__init__(data, initial={name: getattr(person, name) for name in self.base_fields})
        self.person = person
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        if signs_in(person):
            del self.fields["contact_email"]

    def details(self) -> Details:
        """What was written, with the e-mail as it is where nobody asked for it."""
        return Details(**{"contact_email": self.person.contact_email, **self.cleaned_data})


class EraseForm(forms.Form):
    """Whoever deletes has seen what it means."""

    asked = forms.BooleanField(
        label=_("The person asked for it, and I know who the person is."),
        error_messages={"required": _("First make sure that the person wants this.")},
    )
