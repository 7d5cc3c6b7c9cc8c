"""Why the national team opens two records."""

from django import forms
from django.utils.translation import gettext_lazy as _

SECOND, FIRST, APART = "second", "first", "apart"


class ReasonForm(forms.Form):
    """A named case is opened for a stated reason; the reason goes along with the decision."""

    reason = forms.CharField(
        label=_("Why do you open these two records?"),
        help_text=_("The reason is recorded with your name."),
        max_length=300,
        error_messages={"required": _("Write why you open them.")},
    )
    decision = forms.ChoiceField(
        choices=[("", ""), (FIRST, ""), (SECOND, ""), (APART, "")], required=False, widget=forms.HiddenInput
    )
