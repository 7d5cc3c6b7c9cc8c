"""What the national team edits about the road."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Rule, SharingRule, Signpost
from mentores.core.languages import STAFF_LANGUAGES
from mentores.participants.models import Side
from mentores.territories.selectors import municipality_choices
from mentores.web.forms import offer
from mentores.web.texts import TextsForm


class SharingForm(forms.Form):
    municipality = forms.ChoiceField(label=_("Municipality"))
    rule = forms.ChoiceField(
        label=_("Who takes a new application?"),
        choices=[("", _("nothing is agreed")), *SharingRule.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        offer(self, "municipality", [("", _("Choose")), *municipality_choices()])


class WordsForm(TextsForm):
    """A name and a text in each language."""

    def __init__(self, data: Mapping[str, str] | None = None, *, said: Rule | Signpost) -> None:
        super().__init__(data)
        self.ask_text("name", _("Name"), held=said.name, needed=STAFF_LANGUAGES, widget=forms.TextInput, max_length=200)
        self.ask_text("text", _("Text"), held=said.text, needed=STAFF_LANGUAGES, max_length=600)

    def facts(self) -> dict[str, object]:
        """What the act takes."""
        others = {name: value for name, value in self.cleaned_data.items() if name in self.base_fields}
        return {"name": self.text("name"), "text": self.text("text"), **others}


class RuleForm(WordsForm):
    side = forms.ChoiceField(
        label=_("Who has to meet it?"),
        choices=[("", _("everybody")), (Side.MENTOR, _("mentors")), (Side.MENTEE, _("mentees"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, said: Rule) -> None:
        super().__init__(data, said=said)
        self.fields["side"].initial = said.side


class SignpostForm(WordsForm):
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    website = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")

    def __init__(self, data: Mapping[str, str] | None = None, *, said: Signpost) -> None:
        super().__init__(data, said=said)
        self.fields["phone"].initial, self.fields["website"].initial = said.phone, said.website
        self.order_fields(["name_pt", "name_en", "text_pt", "text_en"])
