"""Questions that no field of Django asks: when somebody has time, which languages they speak how well, a telephone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from stdnum.pt import nif

Text = str | Promise
Choices = Iterable[tuple[str, Text]]

PERIODS = (
    pgettext_lazy("time of day", "Morning"),
    pgettext_lazy("time of day", "Afternoon"),
    pgettext_lazy("time of day", "Evening"),
)
SLOTS = 7 * len(PERIODS)
ROWS = 4


class AvailabilityGrid(forms.Widget):
    """Seven days by three times of day, a box each. Its value is a number of 21 bits; Monday morning is bit 0."""

    template_name = "fields/availability.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["periods"] = PERIODS
        context["days"] = [
            (
                WEEKDAYS[day],
                [
                    (bit, period, bool((value or 0) >> bit & 1))
                    for bit, period in enumerate(PERIODS, start=day * len(PERIODS))
                ],
            )
            for day in range(7)
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> int:
        """The boxes that are ticked; whatever is not the number of a box is left out."""
        ticked = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return sum({1 << int(box) for box in ticked if box in BOXES})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""


BOXES = {str(bit) for bit in range(SLOTS)}


class AvailabilityField(forms.Field):
    """When somebody has time. Cleans to the number of the grid."""

    widget = AvailabilityGrid
    default_error_messages = {"required": _("Choose at least one time of the week.")}
    empty_values = [None, 0]

    def to_python(self, value: Any) -> int:
        return value or 0


class LanguageLevels(forms.Widget):
    """Rows of a language and how well it is spoken. Its value is a list of pairs of codes, as they were chosen."""

    template_name = "fields/languages.html"
    use_fieldset = True
    languages: Choices = ()
    levels: Choices = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        pairs = list(value or [])
        pairs += [("", "")] * max(ROWS - len(pairs), 1)
        context["languages"] = list(self.languages)
        context["levels"] = list(self.levels)
        context["rows"] = list(enumerate(pairs))
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[tuple[str, str]]:
        rows = range(sum(key.startswith(f"{name}-") for key in data))
        pairs = [(data.get(f"{name}-{row}-language", ""), data.get(f"{name}-{row}-level", "")) for row in rows]
        return [pair for pair in pairs if any(pair)]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-0-language" not in data

    def id_for_label(self, id_: str) -> str:
        return ""


class LanguagesField(forms.Field):
    """The languages somebody speaks. Cleans to the level of each: {"pt": "B1", "uk": "native"}.

    `languages` may be a function that gives the choices: they are in the database, so each form asks for them anew.
    """

    widget: type[LanguageLevels] = LanguageLevels
    default_error_messages = {
        "required": _("Choose at least one language and how well you speak it."),
        "half": _("Choose a language and a level in each row that you use."),
        "twice": _("Choose each language once."),
        "unknown": _("Choose a language and a level from the lists."),
    }

    def __init__(self, *, languages: Choices | Callable[[], Choices], levels: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.languages = languages
        self.widget.levels = levels

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.widget.languages = self.choices()
        return super().get_bound_field(form, field_name)

    def choices(self) -> Choices:
        return self.languages() if callable(self.languages) else self.languages

    def prepare_value(self, value: Any) -> Any:
        return list(value.items()) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> dict[str, str]:
        pairs = value or []
        codes = [code for code, _level in pairs]
        known = {code for code, _name in self.choices()}, {code for code, _name in self.widget.levels}
        if not all(code and level for code, level in pairs):
            raise ValidationError(self.error_messages["half"], code="half")
        if len(set(codes)) < len(codes):
            raise ValidationError(self.error_messages["twice"], code="twice")
        if not all(code in known[0] and level in known[1] for code, level in pairs):
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return dict(pairs)


class NameField(forms.CharField):
    """A name in any script, of one word or many. Cleans to it without line breaks and double spaces."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 200, **options})

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


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


class TaxNumberField(forms.CharField):
    """The tax number of an organisation in Portugal, checked by its last digit. Cleans to its nine digits."""

    default_error_messages = {"invalid": _("This is not a tax number. It has nine digits; please check them.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options)

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if written and not nif.is_valid(written):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return str(nif.compact(written)) if written else ""


class PostalCodeField(forms.RegexField):
    """A postal code of Portugal, with the part behind the hyphen."""

    default_error_messages = {"invalid": _("Write it like this: 1100-048.")}

    def __init__(self, **options: Any) -> None:
        said = _("Four digits, a hyphen and three digits, for example 1100-048.")
        super().__init__(r"^\d{4}-\d{3}$", label=_("Postal code"), help_text=said, **options)


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Boxes in groups that are too many to read at once: a group is open when something in it is ticked."""

    template_name = "fields/folded.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["groups"] = [
            (group, options, sum(option["selected"] for option in options))
            for group, options, _index in context["widget"]["optgroups"]
        ]
        return context
