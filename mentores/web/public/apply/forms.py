"""What the national team needs in order to answer an organisation; everything else is asked after the answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.partners.models import Kind
from mentores.territories import selectors as territories
from mentores.web.forms import asked_because, offer
from mentores.web.profiles import PUBLICS
from mentores.web.public.registration.fields import EmptyField
from mentores.web.widgets import NameField, PhoneField, TaxNumberField

Text = str | Promise

NEAR, DISTRICT, NATION = "near", "district", "nation"
REACHES = [
    (NEAR, _("In our municipality and those around it, up to 40 km")),
    (DISTRICT, _("In our whole district or island")),
    (NATION, _("In the whole country")),
]
SAID = (
    "form_key",
    "name",
    "kind",
    "website",
    "tax_number",
    "publics",
    "covers_abroad",
    "areas",
    "contact_name",
    "contact_email",
    "contact_phone",
    "motivation",
)
LONGEST = 2000


class ApplyForm(forms.Form):
    """The organisation, whom it wants to accompany and where, and whom to write to."""

    sections: Sequence[tuple[Text, Sequence[str]]] = (
        (_("Your organisation"), ("name", "kind", "municipality", "website", "tax_number")),
        (_("Whom you want to accompany, and where"), ("publics", "reach", "covers_abroad", "areas")),
        (_("Whom we write to"), ("contact_name", "contact_email", "contact_phone", "motivation")),
    )

    name = NameField(
        label=_("Name of the organisation"),
        error_messages={"required": _("Write the name of your organisation.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind of organisation"), error_messages={"required": _("Choose what kind of organisation you are.")}
    )
    municipality = forms.ChoiceField(
        label=_("Municipality where you work"), error_messages={"required": _("Choose your municipality.")}
    )
    website = forms.URLField(
        label=_("Web page"),
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    tax_number = asked_because(
        _("It helps us to find you in the public registers. You can also give it later."),
        TaxNumberField(label=_("Tax number of the organisation"), required=False),
    )
    publics = forms.MultipleChoiceField(
        label=_("Whom do you want to accompany?"),
        error_messages={"required": _("Mark at least one group of people.")},
        choices=PUBLICS,
        widget=forms.CheckboxSelectMultiple,
    )
    reach = forms.ChoiceField(
        label=_("Where can you accompany people?"),
        help_text=_("You can choose each municipality later."),
        choices=REACHES,
        initial=NEAR,
        widget=forms.RadioSelect,
    )
    covers_abroad = forms.BooleanField(label=_("Also people who still live in another country"), required=False)
    areas = forms.MultipleChoiceField(
        label=_("What can you help with?"),
        help_text=_("If you help with everything, leave it as it is."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact_name = NameField(
        label=_("Name of the person we write to"),
        error_messages={"required": _("Write the name of the person we can write to.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail of this person"),
        help_text=_("The answer comes here. If it is yes, so does the invitation to sign in."),
        max_length=254,
        error_messages={"required": _("Write an e-mail, so that we can answer you.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    contact_phone = PhoneField(label=_("Telephone of this person"), required=False)
    motivation = forms.CharField(
        label=_("Why do you want to take part, and who would do the work?"),
        help_text=_("A few sentences are enough."),
        max_length=LONGEST,
        error_messages={"required": _("Write a few sentences. This is what we read first.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    agreed = forms.BooleanField(
        label=_("I may speak for this organisation, and I have read how these data are used."),
        error_messages={"required": _("Mark this box. We only read what an organisation sends by itself.")},
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    leave_empty = EmptyField(label=_("Leave this field empty"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", [("", _("Choose")), *((kind.value, kind.label.capitalize()) for kind in Kind)])
        offer(self, "municipality", [("", _("Choose")), *territories.municipality_choices()])
        offer(self, "areas", territories.area_group_choices())

    def drawn_sections(self) -> Iterator[tuple[Text, list[BoundField]]]:
        """The parts of the page: a title and the questions of each."""
        for title, names in self.sections:
            yield title, [self[name] for name in names]

    def candidacy(self) -> dict[str, Any]:
        """What the form says, as the act takes it: a reach is a distance, a district or the country."""
        cleaned = self.cleaned_data
        reach = cleaned["reach"]
        return {
            **{name: cleaned[name] for name in SAID},
            "municipality_code": cleaned["municipality"],
            "covered_districts": [cleaned["municipality"][:2]] if reach == DISTRICT else [],
            "covers_nation": reach == NATION,
        }
