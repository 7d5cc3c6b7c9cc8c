"""The forms of whoever tells somebody."""

from django import forms

from mentores.messaging.models import How, Tried


class ToldForm(forms.Form):
    """How it was done: each way is a button of its own."""

    how = forms.ChoiceField(choices=How)


class TriedForm(forms.Form):
    """What came of it: each outcome is a button of its own."""

    outcome = forms.ChoiceField(choices=Tried)
