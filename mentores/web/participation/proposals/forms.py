"""The answer to a pair, and what the other person may see."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.matching.models import Answer
from mentores.web.forms import SharingForm

ANSWERS = (
    (Answer.YES, _("Yes, I would like to meet this person.")),
    (Answer.TALK, _("I want to talk to my entity first.")),
    (Answer.NO, _("No, not this time.")),
)


class AnswerForm(SharingForm):
    """What one of the two says to a pair."""

    answer = forms.ChoiceField(label=_("What do you say?"), choices=ANSWERS, widget=forms.RadioSelect)
    shares_email = forms.BooleanField(label=_("My e-mail"), required=False)
    shares_phone = forms.BooleanField(label=_("My telephone"), required=False)
    field_order = ("answer", "shares_email", "shares_phone")
