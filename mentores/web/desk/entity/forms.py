"""The entity's own card, a short form for each part of it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.partners.models import Entity, FirstContact, Public
from mentores.territories import selectors as territories
from mentores.territories.holidays import check_local_holiday
from mentores.web.desk.forms import DayInput
from mentores.web.forms import offer
from mentores.web.texts import TextsForm
from mentores.web.widgets import FoldedChoices, PhoneField, PostalCodeField, TaxNumberField

Text = str | Promise
LONGEST = 3000
ISLANDS = "31"
PUBLICS = [(public.value, capfirst(public.label)) for public in Public]


def _districts() -> list[tuple[Text, list[tuple[str, str]]]]:
    """The districts of the mainland, and the islands: their codes begin at 31."""
    rows = territories.district_choices()
    return [
        (_("Mainland"), [row for row in rows if row[0] < ISLANDS]),
        (_("Islands"), [row for row in rows if row[0] >= ISLANDS]),
    ]


class PartForm(TextsForm):
    """One part of the card. `texts` are held in several languages: each becomes a question for every language."""

    texts: ClassVar[Mapping[str, Text]] = {}
    choices: ClassVar[Mapping[str, Callable[[], Any]]] = {}

    def __init__(self, data: Mapping[str, str] | None = None, *, entity: Entity) -> None:
        super().__init__(data, initial={name: _held(entity, name) for name in self.base_fields})
        for name, asks in self.choices.items():
            offer(self, name, asks())
        for name, label in self.texts.items():
            self.ask_text(name, label, held=getattr(entity, name), max_length=LONGEST, rows=6)

    def details(self) -> dict[str, Any]:
        """What was cleaned, as the act takes it: a text is one value with its languages."""
        values = {name: self.cleaned_data[name] for name in self.base_fields if name in self.fields}
        return values | {name: self.text(name) for name in self.texts}


class FaceForm(PartForm):
    public_email = forms.EmailField(label=_("Public e-mail"), required=False)
    public_phone = PhoneField(label=_("Public telephone"), required=False)
    website = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")
    texts = {"description": _("What the entity does")}


class IdentityForm(PartForm):
    tax_number = TaxNumberField(
        label=_("Tax number"), help_text=_("The nine digits of the entity, not of a person."), required=False
    )
    address = forms.CharField(
        label=_("Address"),
        help_text=_("Street, number and floor."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    postal_code = PostalCodeField(required=False)


class CoverageForm(PartForm):
    """Where the entity accompanies people; only one that has a municipality has something around it."""

    covers_nation = forms.BooleanField(
        label=_("The whole country"),
        help_text=_("Applications go first to an entity nearby, and to you when there is none."),
        required=False,
    )
    covers_abroad = forms.BooleanField(
        label=_("People who still live abroad"),
        help_text=_("They want to come or to return, and meet their mentor online."),
        required=False,
    )
    covers_km = forms.IntegerField(
        label=_("How far around, in kilometres"),
        help_text=_("Measured in a straight line from the centre of your municipality. Write 0 for nothing around it."),
        min_value=0,
        max_value=300,
    )
    covered_districts = forms.MultipleChoiceField(
        label=_("Whole districts and islands"),
        required=False,
        widget=FoldedChoices,
    )
    covered = forms.MultipleChoiceField(
        label=_("Other municipalities"),
        help_text=_("Open a district to choose its municipalities."),
        required=False,
        widget=FoldedChoices,
    )
    choices = {"covered_districts": _districts, "covered": territories.municipality_choices}

    def __init__(self, data: Mapping[str, str] | None = None, *, entity: Entity) -> None:
        super().__init__(data, entity=entity)
        if entity.municipality is None:
            del self.fields["covers_km"]


class SupportForm(PartForm):
    """Whom the entity accompanies, and in what."""

    publics = forms.MultipleChoiceField(
        label=_("Whom you accompany"),
        choices=PUBLICS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    areas = forms.MultipleChoiceField(
        label=_("What you help with"),
        help_text=_("Choose none if you help with everything."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    choices = {"areas": territories.area_group_choices}


class WorkForm(PartForm):
    """When the entity works, and how much."""

    service_days = forms.TypedMultipleChoiceField(
        label=_("Days on which you answer"),
        choices=[(number, capfirst(name)) for number, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    service_weeks = forms.TypedMultipleChoiceField(
        label=_("Weeks of the month in which you answer"),
        help_text=_("Choose none if you answer every week."),
        choices=[
            (1, _("the first")),
            (2, _("the second")),
            (3, _("the third")),
            (4, _("the fourth")),
            (5, _("the fifth")),
        ],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first_contact_days = forms.TypedChoiceField(
        label=_("Within how many days you speak with somebody who registers"),
        help_text=_("The person is told this day. Holidays and your days away do not count."),
        choices=FirstContact.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    local_holiday = forms.CharField(
        label=_("Holiday of your municipality"),
        help_text=_("Month and day, for example 06-13. A day that moves with Easter: easter+39 is Ascension Day."),
        max_length=10,
        required=False,
        validators=[check_local_holiday],
    )
    open_cases_max = forms.IntegerField(
        label=_("Most cases at the same time"),
        help_text=_(
            "Applications without an answer and people you accompany, together. Above it, new applications go to "
            "other entities, unless a person asks for yours."
        ),
        min_value=0,
        max_value=10_000,
    )


class ProtectionForm(PartForm):
    data_protection_email = forms.EmailField(
        label=_("E-mail for questions about data"),
        help_text=_("Of your data protection officer, or of whoever answers such questions."),
        required=False,
    )
    complaints_url = forms.URLField(
        label=_("Address of the complaints book"),
        help_text=_("Copy the address of the page on which people complain about your entity."),
        required=False,
        assume_scheme="https",
    )
    texts = {"data_protection_text": _("What your entity does with the data of people")}


class InsuranceForm(PartForm):
    """Volunteers are insured by the organisation that they work with: Decree-Law 389/99, article 16."""

    insurance_insurer = forms.CharField(label=_("Insurer"), max_length=200, required=False)
    insurance_policy = forms.CharField(label=_("Number of the policy"), max_length=60, required=False)
    insurance_until = forms.DateField(label=_("Valid until"), required=False, widget=DayInput)

    def clean(self) -> None:
        """An insurer without a last day is no valid insurance, and neither is a day without an insurer."""
        if bool(self.cleaned_data.get("insurance_insurer")) != bool(self.cleaned_data.get("insurance_until")):
            missing = "insurance_until" if self.cleaned_data.get("insurance_insurer") else "insurance_insurer"
            if missing not in self.errors:
                self.add_error(missing, _("Write the insurer and the last day together."))


class AbsenceForm(forms.Form):
    """Days on which nobody of the entity answers."""

    since = forms.DateField(label=_("First day away"), widget=DayInput)
    until = forms.DateField(label=_("Last day away"), widget=DayInput)
    note = forms.CharField(
        label=_("Why"),
        help_text=_("For colleagues and the national team. Do not name a person."),
        max_length=200,
        required=False,
    )

    def clean(self) -> None:
        """The last day is not before the first."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first one."))


def _held(entity: Entity, name: str) -> Any:
    """What the entity has now; of other rows their codes."""
    value = getattr(entity, name)
    return [row.pk for row in value.all()] if hasattr(value, "all") else value
