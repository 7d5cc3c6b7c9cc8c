"""Sending a list, saying what its columns hold, and deciding about its rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mentores.consents.models import How
from mentores.imports.columns import SHEETS
from mentores.imports.models import PEOPLE, Import, Kind, Mode
from mentores.web.forms import offer

KINDS = [(kind.value, capfirst(kind.label)) for kind in Kind if kind != Kind.ENTITIES]
ENDINGS = ".xlsx,.xls,.ods,.csv"


class SendForm(forms.Form):
    """A file, and what its rows are."""

    kind = forms.ChoiceField(
        label=_("What does the list hold?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx, xls, ods or csv, up to 5 megabytes and 10,000 rows. The first row holds the titles."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": _("Choose a file on your device.")},
    )


class OfficeSendForm(SendForm):
    """The national team says for which entity, and why."""

    entity = forms.ChoiceField(
        label=_("For which entity?"), help_text=_("Leave it empty for a list of entities."), required=False
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why does the national team do this for the entity? The reason is kept with the import."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("kind", "entity", "reason", "file")

    def __init__(self, *args: Any, entities: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        offer(self, "kind", [(Kind.ENTITIES.value, capfirst(Kind.ENTITIES.label)), *KINDS])
        offer(self, "entity", [("", pgettext_lazy("choice", "none")), *entities])

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("kind") in (None, Kind.ENTITIES):
            return
        if not said.get("entity"):
            self.add_error("entity", _("Choose the entity that this list is of."))
        if not said.get("reason"):
            self.add_error("reason", _("Write why the national team does this for the entity."))


class ColumnsForm(forms.Form):
    """Which column of the file holds each of our fields; `first` are the cells of its first row."""

    def __init__(self, data: Mapping[str, str] | None = None, *, batch: Import, first: list[str]) -> None:
        super().__init__(data)
        places: list[tuple[str, Any]] = [("", _("not in the list"))]
        for place, title in enumerate(batch.titles):
            sample = first[place] if place < len(first) else ""
            named = {"title": title or str(place + 1), "sample": sample[:30]}
            places.append((str(place), gettext("%(title)s (%(sample)s)") % named if sample else named["title"]))
        for column in SHEETS[batch.kind]:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.title),
                help_text=str(column.about),
                choices=places,
                required=column.needed,
                initial=str(batch.columns.get(column.name, "")),
                error_messages={"required": _("Choose the column that holds this.")},
            )

    def columns(self) -> dict[str, int]:
        return {name: int(place) for name, place in self.cleaned_data.items() if place}


class WriteForm(forms.Form):
    """How the rows are written. `rows` says whether all can be."""

    mode = forms.ChoiceField(
        label=_("Which rows?"),
        choices=Mode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    informed = forms.ChoiceField(
        label=_("How do these people know what is done with their data?"),
        help_text=_("Whoever keeps data about people tells them so. Import only people who know."),
        choices=[(How.PAPER.value, capfirst(How.PAPER.label)), (How.SPOKEN.value, capfirst(How.SPOKEN.label))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    tells = forms.BooleanField(
        label=_("Write to those who wait for a decision that we have their registration"),
        help_text=_("Without this, nobody is written to because of the import."),
        required=False,
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, kind: str, all_can: bool) -> None:
        super().__init__(data, initial={"mode": Mode.ALL if all_can else Mode.VALID})
        if not all_can:
            offer(self, "mode", [(Mode.VALID.value, Mode.VALID.label)])
        if kind not in PEOPLE:
            del self.fields["informed"], self.fields["tells"]
