"""What the national team edits about the road."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Rule, SharingRule, Signpost
from mentores.core.languages import DEFAULT, LANGUAGES
from mentores.territories.selectors import municipality_choices
from mentores.web.forms import offer

WORDS = {"name": _("Name"), "text": _("Text")}


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


class WordsForm(forms.Form):
    """A name and a text in each language; Portuguese must be there."""

    def __init__(self, data: Mapping[str, str] | None = None, *, said: Rule | Signpost) -> None:
        super().__init__(data)
        for name, label in WORDS.items():
            for language in LANGUAGES:
                widget = forms.TextInput if name == "name" else forms.Textarea
                self.fields[f"{name}_{language.code}"] = forms.CharField(
                    label=f"{label} ({language.endonym})",
                    required=language.code == DEFAULT,
                    max_length=600,
                    initial=getattr(said, name).get(language.code, ""),
                    widget=widget(attrs={"lang": language.code, "dir": language.direction}),
                )
        if isinstance(said, Signpost):
            self.fields["phone"] = forms.CharField(
                label=_("Telephone"), required=False, max_length=40, initial=said.phone
            )
            self.fields["website"] = forms.URLField(
                label=_("Web page"), required=False, initial=said.website, assume_scheme="https"
            )
        self.fields["is_valid"] = forms.BooleanField(label=_("Shown to people"), required=False, initial=said.is_valid)

    def facts(self) -> dict[str, object]:
        """What the act takes."""
        words = {name: {one.code: self.cleaned_data[f"{name}_{one.code}"] for one in LANGUAGES} for name in WORDS}
        said = {name: {code: text for code, text in texts.items() if text} for name, texts in words.items()}
        others = ("phone", "website", "is_valid")
        return said | {name: self.cleaned_data[name] for name in others if name in self.cleaned_data}
