"""The forms about entities: finding them, giving a reason, handing their cases on, inviting, editing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES
from mentores.partners.lifecycle import State
from mentores.partners.models import ChargeKind, Entity, Kind, Public
from mentores.territories import selectors as territories
from mentores.web.forms import offer
from mentores.web.widgets import FoldedChoices, NameField, PostalCodeField, TaxNumberField

TRANSFERRED = [
    (ChargeKind.APPLICATION.value, _("Applications without a decision")),
    (ChargeKind.MENTOR.value, _("Mentors")),
    (ChargeKind.MENTEE.value, _("Mentees, with their mentorships")),
]
WITH = {ChargeKind.MENTEE.value: [ChargeKind.MENTEE.value, ChargeKind.MENTORSHIP.value]}
MISSING = [("activity", capfirst(_("no activity for a long time"))), ("coordinator", capfirst(_("no coordinator")))]


def _begun(choices: type[TextChoices]) -> list[tuple[str, Any]]:
    """The choices as they stand alone in a list: with a capital."""
    return [(one.value, capfirst(one.label)) for one in choices]


class EntityFilters(forms.Form):
    """The search above the list. What is not one of the choices narrows nothing."""

    words = forms.CharField(
        label=_("Name or municipality"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", capfirst(_("every state"))), *_begun(State)], required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *_begun(Kind)], required=False)
    district = forms.ChoiceField(label=_("District or island"), required=False)
    without = forms.ChoiceField(
        label=_("What is missing"), choices=[("", capfirst(_("it does not matter"))), *MISSING], required=False
    )

    def __init__(self, data: Mapping[str, str]) -> None:
        super().__init__(data)
        offer(self, "district", [("", _("All")), *territories.district_choices()])

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class ReasonForm(forms.Form):
    """Why an act is done: it stays in the history of the entity."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        error_messages={"required": _("Write the reason. It is kept with the history of the entity.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, needed: bool = True, hint: Any = "") -> None:
        super().__init__(data)
        self.fields["reason"].required = needed
        self.fields["reason"].help_text = hint


class TransferForm(ReasonForm):
    """Which of the open cases of an entity go to which other one, and why."""

    kinds = forms.MultipleChoiceField(
        label=_("Which cases"),
        error_messages={"required": _("Mark at least one kind of cases.")},
        choices=TRANSFERRED,
        widget=forms.CheckboxSelectMultiple,
    )
    to = forms.ChoiceField(label=_("Entity that takes them"), error_messages={"required": _("Choose an entity.")})
    field_order = ("kinds", "to", "reason")

    def __init__(self, data: QueryDict | None = None, *, entities: Iterable[Entity], counts: Mapping[str, int]) -> None:
        super().__init__(data, hint=_("It is kept with each case. The people are told who accompanies them now."))
        self.entities = {entity.slug: entity for entity in entities}
        self.initial = {"kinds": [kind for kind, _label in TRANSFERRED]}
        there = [(kind, label) for kind, label in TRANSFERRED if any(counts.get(one) for one in WITH.get(kind, [kind]))]
        offer(self, "kinds", there)
        offer(self, "to", [("", _("Choose an entity")), *((slug, one.name) for slug, one in self.entities.items())])

    def chosen(self) -> Entity:
        return self.entities[self.cleaned_data["to"]]


class InviteForm(forms.Form):
    """Who is invited: the rest, the person says when accepting."""

    name = NameField(
        label=_("Name"),
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Of this person alone: the invitation comes here, and later the codes for signing in."),
        max_length=254,
        error_messages={"required": _("Write the e-mail of the person.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=[(one.code, one.endonym) for one in LANGUAGES]
    )


class DetailsForm(forms.Form):
    """What the office keeps of an entity. The entity itself keeps its public contact and its texts."""

    name = NameField(label=_("Name"))
    kind = forms.ChoiceField(label=_("Kind"), choices=_begun(Kind))
    tax_number = TaxNumberField(label=_("Tax number"), required=False)
    address = forms.CharField(
        label=_("Address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    postal_code = PostalCodeField(required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    covers_km = forms.IntegerField(
        label=_("Also accompanies people up to this many kilometres away"), min_value=0, max_value=500
    )
    covered_districts = forms.MultipleChoiceField(
        label=_("Whole districts or islands it accompanies"), required=False, widget=FoldedChoices
    )
    covers_nation = forms.BooleanField(label=_("It accompanies people in the whole country"), required=False)
    covers_abroad = forms.BooleanField(label=_("Also people who still live in another country"), required=False)
    publics = forms.MultipleChoiceField(
        label=_("Whom it accompanies"), choices=_begun(Public), widget=forms.CheckboxSelectMultiple
    )
    takes_minors = forms.BooleanField(
        label=_("It accompanies people under 18"),
        help_text=_("With an agreement of the legal representative, and mentors whose criminal record was seen."),
        required=False,
    )
    areas = forms.MultipleChoiceField(label=_("Areas of support"), required=False, widget=FoldedChoices)
    open_cases_max = forms.IntegerField(
        label=_("Most open cases"),
        help_text=_("When it has so many, new people are sent to another entity."),
        min_value=0,
        max_value=5000,
    )
    insurance_insurer = forms.CharField(label=_("Group insurance: insurer"), max_length=200, required=False)
    insurance_policy = forms.CharField(label=_("Group insurance: number of the policy"), max_length=60, required=False)
    insurance_until = forms.DateField(
        label=_("Group insurance: last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, entity: Entity) -> None:
        kept = {name: getattr(entity, name) for name in self.base_fields if name not in ("municipality", "areas")}
        codes = [area.code for area in entity.areas.all()]
        super().__init__(data, initial={**kept, "municipality": entity.municipality_id, "areas": codes})
        offer(
            self, "municipality", [("", _("None: it works in the whole country")), *territories.municipality_choices()]
        )
        offer(self, "covered_districts", [(_("Choose districts and islands"), territories.district_choices())])
        offer(self, "areas", [(_("Choose areas"), territories.area_group_choices())])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        insured = [bool(cleaned.get(name)) for name in ("insurance_insurer", "insurance_until")]
        if any(insured) and not all(insured):
            self.add_error("insurance_insurer", ValidationError(_("Write the insurer and the last day together.")))
        return cleaned

    def details(self) -> dict[str, Any]:
        """What was cleaned, as the act takes it."""
        cleaned = dict(self.cleaned_data)
        return {"municipality_id": cleaned.pop("municipality") or None, **cleaned}
