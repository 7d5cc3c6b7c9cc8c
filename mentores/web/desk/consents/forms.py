"""The form for a consent given or taken back on paper or in a talk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.consents.models import How
from mentores.consents.selectors import Standing
from mentores.core.languages import LANGUAGES
from mentores.web.forms import offer

AGREED, TAKEN_BACK = "agreed", "taken_back"


class ConsentForm(forms.Form):
    """What happened, how, on which day; in which language, if the person agreed."""

    what = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            (AGREED, _("The person read the text, or agreed.")),
            (TAKEN_BACK, _("The person does not want it any more.")),
        ],
        widget=forms.RadioSelect,
    )
    purpose = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("How?"),
        choices=[(How.PAPER, _("On paper, signed")), (How.SPOKEN, _("Spoken, in a talk or by telephone"))],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    language = forms.ChoiceField(
        label=_("In which language was the text read?"),
        choices=[("", _("choose")), *((language.code, language.endonym) for language in LANGUAGES)],
        required=False,
        help_text=_("Only if the person agreed."),
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, standings: list[Standing], today: date) -> None:
        super().__init__(data, initial={"on": today})
        choices = [(standing.purpose.code, standing.purpose.name) for standing in standings]
        offer(self, "purpose", choices)

    def clean(self) -> dict[str, Any]:
        """Without the language nobody knows which text the person agreed to."""
        if self.cleaned_data.get("what") == AGREED and not self.cleaned_data.get("language"):
            self.add_error("language", _("Say in which language the person read or heard the text."))
        return self.cleaned_data
