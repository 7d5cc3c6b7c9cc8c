"""The forms of staff who register somebody."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import new_id
from mentores.core.languages import LANGUAGES
from mentores.participants.models import Side
from mentores.web.desk.registering.counter import speak_of_the_person
from mentores.web.desk.registering.typed import TypedSubjects
from mentores.web.registering.needs import MOST_NEEDS, Groups, NeedsField, numbered
from mentores.web.registering.paper import Paper, paper_of
from mentores.web.registering.whole import WHOLE, WholeForm
from mentores.web.widgets import NameField

SUBJECTS = 6  # that a mentor's lists offer room for


class SheetForm(forms.Form):
    """The number of a printed form, which says for whom it is and in which language."""

    code = forms.CharField(
        label=_("Number of the sheet"),
        help_text=_("It stands at the top of the printed form, for example A-PT-2345-678X."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )

    def clean_code(self) -> Paper:
        paper = paper_of(self.cleaned_data["code"])
        if paper is None:
            raise forms.ValidationError(_("No sheet has this number. Please compare it with the paper."))
        return paper


class AboutForm(forms.Form):
    """What the staff say about how the person was registered."""

    language = forms.ChoiceField(
        label=_("In which language do we write to this person?"),
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    informed = forms.BooleanField(
        label=_("The person has read or heard the information about their data, and wants to be registered."),
        error_messages={"required": _("Read the information to the person first. Nobody is registered without it.")},
    )
    invented = forms.BooleanField(
        label=_("This person is invented, to try things out"),
        help_text=_("Until the text about data protection of your entity is written, it registers nobody real."),
        error_messages={"required": _("Your entity cannot register real people yet.")},
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, paper: Paper | None, real: bool, language: str
    ) -> None:
        first = {"language": paper.language if paper else language, "form_key": paper.form_key if paper else new_id()}
        super().__init__(data, prefix="about", initial=first)
        if real:
            del self.fields["invented"]


def whole_form(data: Mapping[str, Any] | None, *, side: str, takes_minors: bool, on_paper: bool) -> WholeForm:
    """All questions of a side, to be answered by keyboard; without e-mail and telephone if need be.

    The subjects that are ticked `on_paper` are found by their numbers: the sheet may be in a language that the staff do
    not read.
    """
    form = WHOLE[side](data, needs_contact=False, takes_minors=takes_minors)
    name, rows = ("areas", SUBJECTS) if side == Side.MENTOR else ("needs", MOST_NEEDS)
    asked = form.fields[name]
    typed = NeedsField(label=asked.label, error_messages=asked.error_messages, widget=TypedSubjects(rows=rows))
    subjects: Groups = asked.choices  # type: ignore[attr-defined]  # both kinds of field have them
    typed.choices = numbered(subjects) if on_paper else subjects
    form.fields[name] = typed
    speak_of_the_person(form)
    form.fields["full_name"].widget.attrs["autofocus"] = True
    assert isinstance(form.fields["full_name"], NameField)
    return form
