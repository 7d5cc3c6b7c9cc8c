"""A form with every kind of question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.web.forms import asked_because
from mentores.web.widgets import AvailabilityField, LanguagesField

LANGUAGES = (("pt", "Português"), ("uk", "Українська"), ("ar", "العربية"))
LEVELS = (("A1", _("a little")), ("B1", _("medium")), ("native", _("mother tongue")))
GENDERS = (("none", _("It does not matter")), ("same", _("Somebody of my gender")))
AREAS = (
    (_("Work"), (("EMP-CV", _("Writing a CV")), ("EMP-INT", _("A job interview")))),
    (_("Home"), (("HAB-ARR", _("Renting a home")), ("HAB-COMP", _("Buying a home")))),
)


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As you like to be called."), max_length=60)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), widget=forms.TextInput(attrs={"type": "tel"}), required=False)
    born_on = forms.DateField(label=_("Date of birth"), widget=forms.DateInput(attrs={"type": "date"}))
    level = forms.ChoiceField(label=_("How well do you speak Portuguese?"), choices=LEVELS)
    gender_wish = asked_because(
        _("We ask so that you feel safe with your pair. Only the people who look for it see this."),
        forms.ChoiceField(label=_("Who should it be?"), choices=GENDERS, widget=forms.RadioSelect),
    )
    areas = forms.MultipleChoiceField(label=_("What is it about?"), choices=AREAS, widget=forms.CheckboxSelectMultiple)
    languages = LanguagesField(label=_("Languages you speak"), languages=LANGUAGES, levels=LEVELS)
    availability = AvailabilityField(label=_("When do you usually have time?"))
    story = forms.CharField(label=_("What else should we know?"), widget=forms.Textarea, required=False)
    consent = forms.BooleanField(label=_("I have read how my data is used."))
