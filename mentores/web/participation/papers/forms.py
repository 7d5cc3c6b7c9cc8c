"""Signing with a code, and answering for a mentor."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.web.forms import asked_because

YES_OR_NO = (("yes", _("Yes")), ("no", _("No")))


class SignForm(forms.Form):
    agrees = forms.BooleanField(label=_("I have read the volunteer programme, and I agree."))
    code = forms.CharField(
        label=_("The code we sent you"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr"}),
    )


class AnswerForm(forms.Form):
    recommends = forms.ChoiceField(
        label=_("Would you trust this person to accompany somebody who is new in the country?"),
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
    )
    answer = asked_because(
        _("If the person asks, they too may read what you write here."),
        forms.CharField(
            label=_("How do you know this person, and what should we know?"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        ),
    )
