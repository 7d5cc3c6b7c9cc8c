"""The filter of the directory."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.text import fold
from mentores.partners.models import Entity, Kind
from mentores.web.forms import offer

ALL = ("", _("All"))


class DirectoryFilter(forms.Form):
    """Words, a district and a kind; only the districts and kinds that some entity has."""

    words = forms.CharField(label=_("Name or municipality"), max_length=100, required=False)
    district = forms.ChoiceField(label=_("District or island"), required=False)
    kind = forms.ChoiceField(label=_("Kind of organisation"), required=False)

    def __init__(self, *args: Any, entities: Iterable[Entity], **options: Any) -> None:
        super().__init__(*args, **options)
        places = {entity.municipality for entity in entities if entity.municipality}
        districts = {place.district_code: place.island or place.district for place in places}
        kinds = {entity.kind for entity in entities}
        offer(self, "district", [ALL, *sorted(districts.items(), key=lambda pair: fold(pair[1]))])
        offer(self, "kind", [ALL, *((kind.value, kind.label.capitalize()) for kind in Kind if kind in kinds)])
