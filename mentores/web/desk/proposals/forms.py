"""The forms about proposals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.matching.lifecycle import State
from mentores.matching.models import Answer
from mentores.web.desk.forms import Filters, NoteForm
from mentores.web.forms import SharingForm

ANSWERS = (
    (Answer.YES, _("Yes, the person would like to meet the other.")),
    (Answer.TALK, _("The person wants to talk to us first.")),
    (Answer.NO, _("No, not this time.")),
)


class ProposalFilters(Filters):
    """By state only: half of the names are not for this viewer."""

    words = None  # type: ignore[assignment]  # Django's way to leave out an inherited field
    state = forms.ChoiceField(label=_("State"), choices=[("", _("every state")), *State.choices], required=False)


class AnswerForm(SharingForm, NoteForm):
    """What a person said by telephone or at the desk."""

    answer = forms.ChoiceField(label=_("What did the person say?"), choices=ANSWERS, widget=forms.RadioSelect)
    shares_email = forms.BooleanField(label=_("The other may see the e-mail, if both say yes."), required=False)
    shares_phone = forms.BooleanField(label=_("The other may see the telephone, if both say yes."), required=False)
    field_order = ("answer", "shares_email", "shares_phone", "note")
