"""Forms with texts in several languages: those of the staff in sight, the others folded away below."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES, STAFF_LANGUAGES


class TextsForm(forms.Form):
    """A text `name` is asked for by a field in each language: `name_pt`, `name_en` and so on."""

    template_name = "fields/texts.html"

    def __init__(self, data: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.folded: set[str] = set()

    def ask_text(
        self,
        name: str,
        label: str | Promise,
        *,
        held: Mapping[str, str],
        needed: Collection[str] = (),
        widget: type[forms.Widget] = forms.Textarea,
        rows: int = 4,
        **options: Any,
    ) -> None:
        """Ask for a text of which `held` is there already; some languages are `needed`."""
        for language in LANGUAGES:
            attrs = {"lang": language.code, "dir": language.direction}
            self.fields[f"{name}_{language.code}"] = forms.CharField(
                label=_("%(text)s (%(language)s)") % {"text": label, "language": language.endonym},
                required=language.code in needed,
                initial=held.get(language.code, ""),
                widget=widget(attrs | {"rows": rows} if widget is forms.Textarea else attrs),
                **options,
            )
            if language.code not in STAFF_LANGUAGES:
                self.folded.add(f"{name}_{language.code}")

    def text(self, name: str) -> dict[str, str]:
        """The text in each language in which something was written, its lines ended as everywhere else."""
        written = {one.code: self.cleaned_data[f"{name}_{one.code}"] for one in LANGUAGES}
        return {code: "\n".join(text.splitlines()) for code, text in written.items() if text}

    def near(self) -> list[forms.BoundField]:
        """The fields in sight."""
        return [field for field in self if field.name not in self.folded]

    def further(self) -> list[forms.BoundField]:
        """The fields of the languages that the staff does not speak."""
        return [field for field in self if field.name in self.folded]

    def is_unfolded(self) -> bool:
        """Whether something is wrong in what is folded away."""
        return any(field.errors for field in self.further())
