"""The form of whoever has told somebody."""

from django import forms

from mentores.messaging.models import How


class ToldForm(forms.Form):
    """How it was done: each way is a button of its own."""

    how = forms.ChoiceField(choices=How)
