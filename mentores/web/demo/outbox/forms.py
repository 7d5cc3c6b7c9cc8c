"""The filter of the outbox."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES

NOTICES = {
    "admissions/received": _("registration received"),
    "admissions/arrived": _("somebody has registered"),
    "admissions/accepted": _("registration accepted"),
    "admissions/not_accepted": _("registration not accepted"),
    "matching/confirmation_wanted": _("a pair waits for confirmation"),
    "matching/asked_mentor": _("question to the mentor"),
    "matching/asked_mentee": _("question to the mentee"),
    "matching/talk_wanted": _("somebody wants to talk first"),
    "matching/came_to_nothing": _("the pair came to nothing"),
    "mentorships/opened": _("the mentorship begins"),
    "mentorships/help_wanted": _("somebody asks for help"),
    "evaluations/asked": _("question about the mentorship"),
    "partners/many_files_opened": _("many files opened in a short time"),
    "partners/record_broken": _("the record of acts does not fit its seals"),
    "mail": _("signing in"),
}


class OutboxFilter(forms.Form):
    """A language and a kind of message."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("All")), *((language.code, language.endonym) for language in LANGUAGES)],
        required=False,
    )
    notice = forms.ChoiceField(label=_("Message"), choices=[("", _("All")), *NOTICES.items()], required=False)
