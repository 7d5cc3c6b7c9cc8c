"""Questions of the registration forms that need a word of their own."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PhoneField(forms.CharField):
    """A telephone number of any country, Portuguese if it has no prefix. Cleans to its international form, E.164."""

    default_error_messages = {
        "invalid": _("This is not a telephone number. For a number of another country, begin with + and its code."),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"type": "tel", "autocomplete": "tel"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if not written:
            return ""
        try:
            number = phonenumbers.parse(written, "PT")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class EmptyField(forms.CharField):
    """A trap for programs that fill in every field. People do not see it; what was written in it is not shown again."""

    default_error_messages = {"filled": _("Something was written in a field that stays empty. Please send again.")}

    def __init__(self, **options: Any) -> None:
        attrs = {"tabindex": "-1", "autocomplete": "off"}
        super().__init__(required=False, widget=forms.PasswordInput(attrs=attrs | {"type": "text"}), **options)

    def clean(self, value: Any) -> str:
        if value:
            raise ValidationError(self.error_messages["filled"], code="filled")
        return ""
