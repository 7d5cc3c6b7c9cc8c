"""The forms about sessions of training."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.partners.models import Entity
from mentores.training.lifecycle import Answer
from mentores.training.models import CAPACITY_MAX, LONGEST, Attendance, Session
from mentores.training.topics import TOPICS
from mentores.web.forms import offer

HOUR = 60
SHORTEST, QUARTER = Decimal("0.25"), "0.25"
MARKS = ((Answer.ATTENDED, _("was there")), (Answer.MISSED, _("was not there")))


class HoursField(forms.DecimalField):
    """A length in hours, which the programme counts in minutes."""

    def __init__(self, *, least: Decimal = SHORTEST, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"step": QUARTER})
        most = Decimal(LONGEST) / HOUR
        super().__init__(min_value=least, max_value=most, decimal_places=2, localize=False, widget=widget, **options)


def minutes_in(hours: Decimal) -> int:
    return int(hours * HOUR)


def hours_in(minutes: int) -> str:
    """A length in hours as a number field reads it."""
    return f"{Decimal(minutes) / HOUR:.2f}".rstrip("0").rstrip(".")


class SessionForm(forms.Form):
    """When, where, about what and for how many people."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    hours = HoursField(label=_("Length in hours"))
    place = forms.CharField(
        label=_("Place"), help_text=_("Name and address, as people will look for it."), max_length=300, required=False
    )
    address = forms.URLField(
        label=_("Link of the video call"),
        help_text=_("If people can take part by video. Only whoever is invited sees it."),
        assume_scheme="https",
        required=False,
    )
    topics = forms.MultipleChoiceField(label=_("What it is about"), widget=forms.CheckboxSelectMultiple, required=False)
    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=CAPACITY_MAX)
    trainer = forms.CharField(label=_("Who leads it"), max_length=200, required=False)
    note = forms.CharField(
        label=_("What people should know"),
        help_text=_("Whoever is invited reads it: what to bring, how to get there."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    for_entities = forms.MultipleChoiceField(
        label=_("Open to"),
        help_text=_("Choose none to open it to every entity."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        kind: str,
        zone: ZoneInfo,
        entities: Iterable[Entity] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"topics": [topic.value for topic in TOPICS[kind]], **(initial or {})})
        self.zone = zone
        offer(self, "topics", [(topic.value, capfirst(topic.label)) for topic in TOPICS[kind]])
        if entities is None:
            del self.fields["for_entities"]
        else:
            offer(self, "for_entities", [(entity.public_id, entity.name) for entity in entities])

    def clean(self) -> dict[str, Any]:
        """A session is somewhere."""
        if not self.errors and not self.cleaned_data["place"] and not self.cleaned_data["address"]:
            self.add_error("place", _("Write a place, or the link of the video call."))
        return self.cleaned_data

    def what(self) -> dict[str, Any]:
        """The answers as the acts take them."""
        said = dict(self.cleaned_data)
        day: date = said.pop("day")
        hour: time = said.pop("hour")
        said["starts_at"] = datetime.combine(day, hour, tzinfo=self.zone)
        said["minutes"] = minutes_in(said.pop("hours"))
        return said


def said_of(session: Session) -> dict[str, Any]:
    """A session as its form shows it."""
    begins = session.starts_at.astimezone(session.zone())
    return {
        "day": begins.date(),
        "hour": begins.time(),
        "hours": hours_in(session.minutes),
        "place": session.place,
        "address": session.address,
        "topics": session.topics,
        "capacity": session.capacity,
        "trainer": session.trainer,
        "note": session.note,
        "for_entities": [entity.public_id for entity in session.for_entities.all()] if session.is_national else [],
    }


class AttendanceForm(forms.Form):
    """Who was there, and for how long, of everybody on the list at once."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, session: Session, attendances: Sequence[Attendance]
    ) -> None:
        super().__init__(data)
        self.session, self.attendances = session, attendances
        for one in attendances:
            self.fields[f"mark_{one.public_id}"] = forms.ChoiceField(
                label=one.person.full_name,
                choices=MARKS,
                widget=forms.RadioSelect,
                required=False,
                initial=_likely(one),
            )
            self.fields[f"hours_{one.public_id}"] = HoursField(
                label=_("Hours"), required=False, initial=hours_in(one.minutes or session.minutes)
            )

    def rows(self) -> list[tuple[Attendance, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"mark_{one.public_id}"], self[f"hours_{one.public_id}"]) for one in self.attendances]

    def there(self) -> dict[str, int]:
        """Attendance id → minutes of whoever was there."""
        said, whole = self.cleaned_data, self.session.minutes
        return {
            one.public_id: minutes_in(hours) if (hours := said[f"hours_{one.public_id}"]) else whole
            for one in self.attendances
            if said[f"mark_{one.public_id}"] == Answer.ATTENDED
        }

    def missed(self) -> list[str]:
        """The attendance ids of whoever was not there."""
        said = self.cleaned_data
        return [one.public_id for one in self.attendances if said[f"mark_{one.public_id}"] == Answer.MISSED]


def _likely(attendance: Attendance) -> str:
    """What is written down, else what checking in suggests."""
    if attendance.answer in (Answer.ATTENDED, Answer.MISSED):
        return attendance.answer
    return Answer.ATTENDED if attendance.checked_in_at else ""


class MaterialForm(forms.Form):
    upload = forms.FileField(
        label=_("File"),
        help_text=_("A PDF document or a picture. Whoever is invited can read it."),
        allow_empty_file=True,
    )


class ReasonForm(forms.Form):
    note = forms.CharField(
        label=_("Note for colleagues"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
