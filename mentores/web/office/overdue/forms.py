"""Why somebody of the national team looks at a case, and which entity could have it instead."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.partners.models import Entity
from mentores.web.forms import offer


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why do you need the name? The reason stands in the record."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReferForm(forms.Form):
    """`entities` are those that could be asked."""

    entity = forms.ChoiceField(label=_("Entity"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why another entity? The reason is kept with the case."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, entities: Iterable[Entity]) -> None:
        super().__init__(data, auto_id="refer_%s")
        self.entities = {one.public_id: one for one in entities}
        named = [(key, one.name) for key, one in self.entities.items()]
        offer(self, "entity", [("", _("Choose an entity")), *named])
