"""The forms about mentorships."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import LENGTH
from mentores.mentorships.models import EndReason, MeetingMode
from mentores.web.desk.forms import DayInput, NoteForm, not_in_the_future

MODES = [(mode.value, capfirst(mode.label)) for mode in MeetingMode]
AS_IT_SHOULD = (EndReason.GOALS_REACHED, EndReason.TIME_ENDED, EndReason.MENTEE_NO_NEED)
BROKEN_OFF = [reason for reason in EndReason if reason not in (EndReason.GOALS_REACHED, EndReason.TIME_ENDED)]


class MeetingForm(forms.Form):
    """`form_key` makes a form that was sent twice count once."""

    held_on = forms.DateField(label=_("Day of the meeting"), widget=DayInput, validators=[not_in_the_future])
    minutes = forms.IntegerField(label=_("How long, in minutes"), min_value=1, max_value=24 * 60, initial=60)
    mode = forms.ChoiceField(
        label=_("How the two met"), choices=MODES, initial=MeetingMode.IN_PERSON, widget=forms.RadioSelect
    )
    form_key = forms.SlugField(max_length=LENGTH, widget=forms.HiddenInput)


class CompleteForm(NoteForm):
    """An end as it should be."""

    reason = forms.ChoiceField(
        label=_("Why does the mentorship end?"),
        choices=[(reason.value, reason.label) for reason in AS_IT_SHOULD],
        widget=forms.RadioSelect,
    )
    waits_again = forms.BooleanField(label=_("The mentee waits for another mentor."), required=False)
    field_order = ("reason", "waits_again", "note")


class InterruptForm(CompleteForm):
    """An end before its time."""

    reason = forms.ChoiceField(
        label=_("Why does the mentorship end?"),
        choices=[(reason.value, reason.label) for reason in BROKEN_OFF],
        widget=forms.RadioSelect,
    )


class GiveUpForm(InterruptForm):
    """The two never met; whoever asked for a mentor usually still wants one."""

    waits_again = forms.BooleanField(label=_("The mentee waits for another mentor."), required=False, initial=True)
