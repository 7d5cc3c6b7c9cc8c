"""Who answers for the programme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.partners.models import Promoter
from mentores.web.texts import TextsForm
from mentores.web.widgets import PhoneField

TEXTS = {"legal_basis": _("Legal basis"), "about": _("About the programme")}


class PromoterForm(TextsForm):
    """Contacts, and two texts in each language."""

    name = forms.CharField(label=_("Name"), max_length=200)
    address = forms.CharField(label=_("Address"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    data_protection_email = forms.EmailField(label=_("E-mail of the data protection officer"), required=False)
    complaints_url = forms.URLField(label=_("Address of the complaints book"), required=False, assume_scheme="https")
    interpreting_phone = PhoneField(
        label=_("Telephone interpreting service"),
        help_text=_("Shown to entities when they book a talk with somebody who needs an interpreter."),
        required=False,
    )

    def __init__(self, data: object = None, *, promoter: Promoter | None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        for field in list(self.fields):
            self.fields[field].initial = getattr(promoter, field, "")
        for text, label in TEXTS.items():
            self.ask_text(text, label, held=getattr(promoter, text, {}))
