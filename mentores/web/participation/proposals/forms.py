"""The answer to a pair, and what the other person may see."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.matching.models import Answer

ANSWERS = (
    (Answer.YES, _("Yes, I would like to meet this person.")),
    (Answer.TALK, _("I want to talk to my entity first.")),
    (Answer.NO, _("No, not this time.")),
)


class AnswerForm(forms.Form):
    """Only the contacts that the person has can be shared."""

    answer = forms.ChoiceField(label=_("What do you say?"), choices=ANSWERS, widget=forms.RadioSelect)
    shares_email = forms.BooleanField(label=_("My e-mail"), required=False)
    shares_phone = forms.BooleanField(label=_("My telephone"), required=False)

    def __init__(self, *args: object, person: User, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # what Form takes
        if not person.contact_email:
            del self.fields["shares_email"]
        if not person.phone:
            del self.fields["shares_phone"]
