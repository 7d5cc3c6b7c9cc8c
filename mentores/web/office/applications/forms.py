"""Giving an application to an entity."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.partners.selectors import directory
from mentores.web.forms import offer


class AssignForm(forms.Form):
    entity = forms.ChoiceField(label=_("Entity"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why this entity? The reason is kept with the case."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: object = None, *, on: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        offer(self, "entity", [("", _("Choose an entity")), *directory(on=on).values_list("slug", "name")])
