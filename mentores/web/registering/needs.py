"""Choosing subjects by their pictures: any number of them, or up to three with the most important first."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_NEEDS = 3
Groups = list[tuple[str, list[tuple[str, str]]]]
FURTHER: Mapping[int, str | Promise] = {2: _("Second, if you like"), 3: _("Third, if you like")}


def numbered(groups: Groups) -> Groups:
    """The subjects with the numbers that a printed sheet shows: the same in every language."""
    number = count(1)
    return [(group, [(code, f"{next(number)}. {name}") for code, name in areas]) for group, areas in groups]


class PicturedChoices(forms.CheckboxSelectMultiple):
    """Groups of subjects, each with its picture, that open when they are tapped; open where something is ticked."""

    template_name = "fields/pictured.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["groups"] = [
            (str(options[0]["value"])[:3], group, options, sum(option["selected"] for option in options))
            for group, options, _index in context["widget"]["optgroups"]
            if options
        ]
        return context


class PicturedRadios(PicturedChoices):
    """The same, where one of them all is chosen."""

    input_type = "radio"
    allow_multiple_selected = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name)


class RankedNeeds(forms.Widget):
    """The most important need by its picture, and two more from lists. Its value is the codes in this order."""

    template_name = "fields/needs.html"
    use_fieldset = True
    choices: Groups = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        codes = [*(value or []), "", "", ""]
        first = PicturedRadios(choices=self.choices)
        context["first"] = first.render(f"{name}-1", codes[0], {})
        context["groups"] = self.choices
        context["further"] = [(f"{name}-{rank}", label, codes[rank - 1]) for rank, label in FURTHER.items()]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [data.get(f"{name}-{rank}", "") for rank in range(1, MOST_NEEDS + 1)]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-1" not in data

    def id_for_label(self, id_: str) -> str:
        return ""


class NeedsField(forms.Field):
    """Up to three needs. Cleans to their codes, the most important first."""

    widget: type[RankedNeeds] = RankedNeeds
    default_error_messages = {
        "required": _("Choose the subject that matters most."),
        "unknown": _("Choose from the list."),
        "twice": _("Choose each subject once."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.choices: Groups = []

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.widget.choices = self.choices
        return super().get_bound_field(form, field_name)

    def to_python(self, value: Any) -> list[str]:
        codes = [code for code in value or [] if code]
        known = {code for _group, areas in self.choices for code, _name in areas}
        if not set(codes) <= known:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if len(set(codes)) < len(codes):
            raise ValidationError(self.error_messages["twice"], code="twice")
        return codes
