"""The forms about who is invited, and about how a mentor or mentee is prepared."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES
from mentores.training.selectors.sessions import Invitable
from mentores.training.topics import TOPICS
from mentores.web.desk.forms import DayInput, not_in_the_future
from mentores.web.forms import offer
from mentores.web.training.forms import HoursField, minutes_in
from mentores.web.widgets import NameField

YES_OR_NO = (("yes", _("Yes")), ("no", _("No")))


class InviteForm(forms.Form):
    people = forms.MultipleChoiceField(
        label=_("Whom do you invite?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, offered: Sequence[Invitable]) -> None:
        super().__init__(data, initial={"people": [one.public_id for one in offered if one.needs_it]})
        offer(self, "people", [(one.public_id, _named(one)) for one in offered])


def _named(one: Invitable) -> str:
    return gettext("%(name)s (%(state)s)") % {"name": one.person.full_name, "state": one.state}


class NoteTrainingForm(forms.Form):
    """Training or orientation given outside a session."""

    given_on = forms.DateField(label=_("Given on"), widget=DayInput, validators=[not_in_the_future])
    hours = HoursField(label=_("Hours"))
    topics = forms.MultipleChoiceField(
        label=_("What you spoke about"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, kind: str, **options: Any) -> None:
        super().__init__(data, **options)
        offer(self, "topics", [(topic.value, capfirst(topic.label)) for topic in TOPICS[kind]])

    def what(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"on": said["given_on"], "minutes": minutes_in(said["hours"]), "topics": said["topics"]}


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label=_("Why are the hours not needed?"),
        help_text=_("The national team sees how often this happens at each entity, without names."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OneForm(forms.Form):
    """Which of several rows an act is about."""

    row = forms.SlugField(max_length=12)


class RecordPaperForm(forms.Form):
    """The printed sheet was signed."""

    signed_on = forms.DateField(label=_("Signed on"), widget=DayInput, validators=[not_in_the_future])
    language = forms.ChoiceField(
        label=_("In which language"), choices=[(language.code, language.endonym) for language in LANGUAGES]
    )


class StayForm(forms.Form):
    """What somebody has seen, and nothing of the document."""

    may_stay = forms.ChoiceField(
        label=_("Does this person have the right to stay in the country?"),
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Seen on"), widget=DayInput, validators=[not_in_the_future])

    def what(self) -> dict[str, Any]:
        return {"is_valid": self.cleaned_data["may_stay"] == "yes", "on": self.cleaned_data["on"]}


class ReferenceForm(forms.Form):
    """Somebody whom the mentor has named."""

    name = NameField(label=_("Name of the person"))
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(
        label=_("In which language"), choices=[(language.code, language.endonym) for language in LANGUAGES]
    )
