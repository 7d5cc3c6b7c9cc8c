"""How much training comes before a first match."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.web.training.forms import HoursField, minutes_in


class RequirementForm(forms.Form):
    mentor_hours = HoursField(label=_("Hours of training before a mentor’s first match"), least=Decimal(0))
    mentee_hours = HoursField(label=_("Hours of orientation before a mentee’s first match"), least=Decimal(0))

    def what(self) -> dict[str, int]:
        said = self.cleaned_data
        return {
            "mentor_minutes": minutes_in(said["mentor_hours"]),
            "mentee_minutes": minutes_in(said["mentee_hours"]),
        }
