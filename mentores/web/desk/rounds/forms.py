"""The number of the lottery."""

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_SEED = 10**9


class SeedForm(forms.Form):
    """The same number draws the same lots, so that colleagues can repeat what they were shown."""

    seed = forms.IntegerField(
        label=_("Number of the lottery"),
        help_text=_("It decides only between pairs that are equally good. The same number gives the same suggestions."),
        min_value=1,
        max_value=LARGEST_SEED,
    )
