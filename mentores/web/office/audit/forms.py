"""What the auditor asks of the record."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.reporting.record import ACTS, READINGS, Asked, choices, entities
from mentores.web.forms import offer


def _day() -> forms.DateInput:
    """The day picker of the browser, which reads and writes one format only."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RecordFilters(forms.Form):
    """The search above the record. What cannot be read narrows nothing."""

    record = forms.ChoiceField(choices=[(ACTS, ACTS), (READINGS, READINGS)], widget=forms.HiddenInput)
    since = forms.DateField(label=_("From"), required=False, widget=_day())
    until = forms.DateField(label=_("Until"), required=False, widget=_day())
    app = forms.ChoiceField(label=_("Part of the platform"), required=False)
    act = forms.ChoiceField(label=_("Act"), required=False)
    kind = forms.ChoiceField(label=_("Kind of case"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    entity = forms.ChoiceField(label=_("Entity"), required=False)
    subject = forms.CharField(label=_("Code of the case"), max_length=40, required=False)
    person = forms.CharField(label=_("Code of the person"), max_length=12, required=False)

    def __init__(self, data: Mapping[str, str], *, viewer: Viewer) -> None:
        super().__init__(data)
        found = choices(viewer)
        offered: dict[str, Iterable[tuple[str, str | Promise]]] = {
            "app": [(one, one) for one in found["app"]],
            "act": [(one, one) for one in found["act"]],
            "kind": [(one, one) for one in found["kind"]],
            "role": Role.choices,
            "entity": entities(viewer),
        }
        for name, values in offered.items():
            offer(self, name, [("", _("All")), *values])
        if data.get("record") == READINGS:
            del self.fields["app"], self.fields["act"]

    def asked(self) -> Asked:
        self.is_valid()
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value})
