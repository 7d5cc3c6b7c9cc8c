"""Writing the next version of a text, and choosing two to compare."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.consents.models import Text
from mentores.core.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from mentores.web.forms import offer
from mentores.web.texts import TextsForm


class VersionForm(TextsForm):
    """The text, and the day from which people are shown it."""

    since = forms.DateField(
        label=_("Shown from"),
        help_text=_("Today or a later day. Whoever registered before was shown the version of that day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, newest: Text | None, today: date) -> None:
        super().__init__(data, initial={"since": today})
        self.ask_text(
            "body",
            _("Text"),
            held=newest.body if newest else {},
            needed=STAFF_LANGUAGES,
            rows=14,
            error_messages={"required": _("Write the text in this language as well. Nobody is shown half of it.")},
        )


class ComparisonForm(forms.Form):
    """Two versions and a language. What is not one of the choices compares the newest two."""

    before = forms.TypedChoiceField(label=_("Earlier version"), coerce=int)
    after = forms.TypedChoiceField(label=_("Later version"), coerce=int)
    language = forms.ChoiceField(
        label=_("Language"), choices=[(language.code, language.endonym) for language in LANGUAGES]
    )

    def __init__(self, data: Mapping[str, str], *, versions: Sequence[int]) -> None:
        """`versions` are their numbers, the newest first."""
        self.chosen = {
            "before": str(versions[min(1, len(versions) - 1)]),
            "after": str(versions[0]),
            "language": DEFAULT,
        }
        super().__init__({**self.chosen, **{name: data[name] for name in self.chosen if name in data}})
        choices = [(version, str(version)) for version in versions]
        for name in ("before", "after"):
            offer(self, name, choices)

    def answers(self) -> tuple[int, int, str]:
        """What to compare, in which language."""
        said = self.cleaned_data if self.is_valid() else self.chosen
        return int(said["before"]), int(said["after"]), said["language"]
