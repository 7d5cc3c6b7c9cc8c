"""The field of the registration forms that nobody fills in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


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
