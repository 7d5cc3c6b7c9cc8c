"""What somebody writes about themself and about how they sign in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.access.passwords import LONGEST
from mentores.accounts.models import ContactBy
from mentores.core.languages import LANGUAGES
from mentores.web.entry.forms import password_field
from mentores.web.widgets import NameField, PhoneField

CODE = {"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters"}


class DetailsForm(forms.Form):
    full_name = NameField(
        label=_("Your name"),
        help_text=_("As you write it, in any script: one word or eight."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    preferred_name = NameField(
        label=_("What we should call you"),
        help_text=_("Leave it empty if your first name is right."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(
        label=_("The language we write to you in"),
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        widget=forms.RadioSelect,
    )
    phone = PhoneField(
        label=_("The telephone we may call"),
        help_text=_("It may be one that your family shares."),
        required=False,
    )
    contact_by = forms.ChoiceField(
        label=_("How should we try to reach you first?"), choices=ContactBy.choices, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """Whoever wants to be called or written to by telephone gives one."""
        by_phone = self.cleaned_data.get("contact_by") in (ContactBy.SMS, ContactBy.CALL)
        if by_phone and self.cleaned_data.get("phone") == "":
            self.add_error("phone", _("Write the telephone on which we should reach you."))
        return self.cleaned_data


class EmailLoginForm(forms.Form):
    target = forms.EmailField(
        label=_("Your new e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
    )

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"]
        return target.lower()


class PhoneLoginForm(forms.Form):
    target = PhoneField(
        label=_("Your new telephone"), help_text=_("It must be yours alone and receive messages (SMS).")
    )


class LoginCodesForm(forms.Form):
    """One code, or two where a login replaces another of its kind."""

    code = forms.CharField(label=_("The code that we sent to the new one"), widget=forms.TextInput(attrs=CODE))
    old_code = forms.CharField(label=_("The code that we sent to the old one"), widget=forms.TextInput(attrs=CODE))

    def __init__(self, *args: Any, replaces: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["old_code"]


class ConfirmForm(forms.Form):
    code = forms.CharField(label=_("The code from the message"), widget=forms.TextInput(attrs=CODE))


class PasswordForm(forms.Form):
    password = password_field(
        _("New password"),
        kind="new-password",
        max_length=LONGEST,
        help_text=_("Four words that have nothing to do with each other make a good one. You may paste it."),
    )
