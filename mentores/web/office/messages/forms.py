"""The form of a decision about what the brake holds."""

from django import forms


class PileForm(forms.Form):
    """Which notice is meant."""

    notice = forms.CharField(max_length=80, widget=forms.HiddenInput)
