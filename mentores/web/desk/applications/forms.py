"""The forms about applications."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Application, ContactHow, Interview, InterviewMode, Outcome, Reason
from mentores.admissions.selectors import rules, signposts
from mentores.admissions.slots import MINUTES
from mentores.core.fields import say
from mentores.messaging.sentences import moment
from mentores.participants.models import Side
from mentores.partners.models import Entity
from mentores.web.desk.forms import CapacityField, DayInput, NoteForm, not_in_the_future
from mentores.web.forms import offer

FREE = "free"
LENGTHS = (20, 30, 45, 60, 90)
NEEDS_A_PLACE = {
    InterviewMode.IN_PERSON.value: _("Write where you meet: the person is told."),
    InterviewMode.ONLINE.value: _("Write the link of the video call: the person is told."),
}


class ContactForm(NoteForm):
    """An attempt to reach the person: each outcome is a button of its own."""

    how = forms.ChoiceField(label=_("How did you try?"), choices=ContactHow.choices)
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.HiddenInput)
    field_order = ("how", "note")

    def __init__(self, data: Mapping[str, str] | None = None, *, application: Application) -> None:
        person = application.person
        first = ContactHow.PHONE if person.phone else ContactHow.EMAIL if person.contact_email else ContactHow.IN_PERSON
        super().__init__(data, initial={"how": first})


class BookingForm(forms.Form):
    """One of the times that suit both, or any other; the times are those of the clocks of the entity."""

    when = forms.ChoiceField(
        label=_("When?"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This time is no longer free. Choose another one.")},
    )
    day = forms.DateField(label=_("Another day"), required=False, widget=DayInput)
    hour = forms.TimeField(
        label=_("Another time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    mode = forms.ChoiceField(label=_("How?"), choices=InterviewMode.choices, widget=forms.RadioSelect)
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("The address, the number you will call, or the link of the video call. The person is told."),
        max_length=300,
        required=False,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        choices=lambda: [(number, gettext("%(number)s minutes") % {"number": number}) for number in LENGTHS],
        coerce=int,
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        entity: Entity,
        slots: Sequence[datetime],
        booked: Interview | None = None,
        lives_abroad: bool = False,
    ) -> None:
        self.zone = entity.zone()
        here = " ".join(entity.address.split()) or entity.name
        first = slots[0].isoformat() if slots else FREE
        super().__init__(
            data,
            initial={
                "when": first,
                "minutes": booked.minutes if booked else MINUTES,
                "mode": booked.mode if booked else InterviewMode.ONLINE if lives_abroad else InterviewMode.IN_PERSON,
                "place": booked.place if booked else "" if lives_abroad else here,
            },
        )
        choices = [(slot.isoformat(), moment(slot.astimezone(self.zone))) for slot in slots]
        offer(self, "when", [*choices, (FREE, _("Another day and time"))])

    def clean(self) -> dict[str, Any]:
        """A free choice needs its day and its time; whoever comes, or calls by video, needs to know where."""
        if self.cleaned_data.get("mode") in NEEDS_A_PLACE and not self.cleaned_data.get("place"):
            self.add_error("place", NEEDS_A_PLACE[self.cleaned_data["mode"]])
        if self.cleaned_data.get("when") == FREE:
            for name in ("day", "hour"):
                if name not in self.errors and not self.cleaned_data.get(name):
                    self.add_error(name, _("Say the day and the time, or choose one of the times above."))
        return self.cleaned_data

    @property
    def opens_free(self) -> bool:
        """Whether the free choice is what somebody needs to see."""
        return self["when"].value() == FREE or bool(self.errors)

    def booking(self) -> dict[str, Any]:
        """What was agreed, as the act takes it."""
        said = self.cleaned_data
        if said["when"] == FREE:
            starts_at = datetime.combine(said["day"], said["hour"], self.zone)
        else:
            starts_at = datetime.fromisoformat(said["when"])
        return {"starts_at": starts_at} | {name: said[name] for name in ("mode", "place", "minutes")}


class HeldForm(forms.Form):
    """On which day the talk took place."""

    held_on = forms.DateField(
        label=_("Day of the interview"), widget=DayInput, validators=[not_in_the_future], initial=timezone.localdate
    )


class AcceptMentorForm(forms.Form):
    """A mentee is accepted without further questions."""

    capacity = CapacityField()


def accept_form(application: Application, data: Mapping[str, str] | None = None) -> forms.Form:
    """Only a mentor's acceptance asks something."""
    return AcceptMentorForm(data) if application.side == Side.MENTOR else forms.Form(data)


class DeclineForm(NoteForm):
    """Why, and where else the person can turn: both are in the letter."""

    reason = forms.ChoiceField(
        label=_("Why is the application not accepted?"),
        help_text=_("The person is told this reason."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )
    elsewhere = forms.MultipleChoiceField(
        label=_("Where else can the person turn?"),
        help_text=_("The letter says what each of these services does and how to reach it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unmet = forms.ChoiceField(
        label=_("Which condition is not met?"),
        help_text=_("Only if this is the reason. The letter says what the condition means."),
        required=False,
    )
    field_order = ("reason", "unmet", "elsewhere", "note")

    def __init__(self, data: Mapping[str, Any] | None = None, *, side: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.conditions = {one.code: one for one in rules(side=side)}
        offer(self, "unmet", [("", _("choose")), *((code, str(one)) for code, one in self.conditions.items())])
        offer(self, "elsewhere", [(one.code, say(one.name)) for one in signposts()])

    def clean(self) -> dict[str, Any]:
        """Which condition is not met has to be said if that is the reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Reason.NOT_ELIGIBLE and self.conditions and not cleaned.get("unmet"):
            self.add_error("unmet", _("Say which condition is not met."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        return {**self.cleaned_data, "unmet": self.conditions.get(self.cleaned_data["unmet"])}


class ReferForm(NoteForm):
    """Which other entity is asked. It is shown the need, the languages and the distance, nothing else."""

    to = forms.ChoiceField(label=_("Which entity do you ask?"))
    field_order = ("to", "note")

    def __init__(
        self, data: Mapping[str, str] | None = None, *, entities: Sequence[Entity], prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix)
        offer(self, "to", [("", _("choose")), *((entity.public_id, entity.name) for entity in entities)])
        self.entities = {entity.public_id: entity for entity in entities}

    def entity(self) -> Entity:
        return self.entities[self.cleaned_data["to"]]


class FactForm(forms.Form):
    """A note about the person."""

    text = forms.CharField(
        label=_("New note"),
        help_text=_("The person may read this. Write facts; the day and your name are added."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.DateField(label=_("Day"), widget=DayInput, validators=[not_in_the_future], initial=timezone.localdate)
