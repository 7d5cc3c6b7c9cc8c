"""For how many months data is kept."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.privacy.models import BOUNDS, Code


class TermForm(forms.Form):
    """A number of months within the bounds of its term."""

    months = forms.IntegerField(label=_("Months"))

    def __init__(self, data: Mapping[str, str] | None = None, *, code: Code, months: int) -> None:
        super().__init__(data, initial={"months": months}, auto_id=f"{code}_%s")
        least, most = BOUNDS[code]
        self.fields["months"] = forms.IntegerField(
            label=_("Months"),
            help_text=_("From %(least)s to %(most)s.") % {"least": least, "most": most},
            min_value=least,
            max_value=most,
        )
