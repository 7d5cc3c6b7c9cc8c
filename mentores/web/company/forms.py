"""The form of a company's own link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CompanyField(forms.CharField):
    """A company's name, without double spaces."""

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


class CampaignForm(forms.Form):
    company = CompanyField(
        label=_("Name of the company"),
        help_text=_("Whoever registers through the link sees it, and so does the entity that accepts them."),
        max_length=200,
        error_messages={"required": _("Write the name of the company.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
