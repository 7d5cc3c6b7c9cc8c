"""The questions, in the groups that stand together on a screen of a telephone."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.participants.models import Hours, Strength
from mentores.participants.models.profile import MOST_STRENGTHS
from mentores.territories import countries
from mentores.territories import selectors as territories
from mentores.web.forms import asked_because, offer
from mentores.web.profiles import LEVELS, spoken_languages
from mentores.web.registering.needs import NeedsField, PicturedChoices
from mentores.web.widgets import LanguagesField, NameField, PhoneField

YES, NO = "yes", "no"
HERE = "PT"
MORNINGS, AFTERNOONS, EVENINGS, WEEKENDS = "mornings", "afternoons", "evenings", "weekends"
TIMES: list[tuple[str, str | Promise]] = [
    (MORNINGS, _("In the morning")),
    (AFTERNOONS, _("In the afternoon")),
    (EVENINGS, _("In the evening")),
    (WEEKENDS, _("At the weekend")),
]


class Questions(forms.Form):
    """What all groups share. Whoever writes for somebody without e-mail and telephone does not ask for them."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, needs_contact: bool = True, **options: Any) -> None:
        super().__init__(data, **options)
        self.needs_contact = needs_contact
        self.prepare()

    def prepare(self) -> None:
        """Give the questions the choices that are known only when they are asked."""

    def require(self, cleaned: Mapping[str, Any], name: str, words: Any) -> None:
        """An error beside the question `name`, unless it is answered or has one."""
        if not cleaned.get(name) and not self.has_error(name):
            self.add_error(name, words)


class YouForm(Questions):
    """Who somebody is, how to reach them, and where they live."""

    full_name = NameField(
        label=_("Your name"),
        help_text=_("In any script."),
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Write your e-mail, your telephone, or both."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(label=_("Telephone"), required=False)
    contact_of = NameField(
        label=_("Is it the contact of somebody you trust?"),
        help_text=_("Then write the name of this person."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=_("Where do you live?"), initial=HERE)
    municipality = forms.ChoiceField(
        label=_("Municipality"),
        help_text=_("If you live in another country: where do you want to live?"),
        error_messages={"required": _("Choose your municipality.")},
    )
    adult = asked_because(
        _("The programme is for adults."),
        forms.ChoiceField(
            label=_("Are you 18 or over?"),
            choices=[(YES, _("Yes")), (NO, _("No"))],
            error_messages={"required": _("Say whether you are 18 or over.")},
            widget=forms.RadioSelect,
        ),
    )
    entity = forms.SlugField(max_length=120, required=False, widget=forms.HiddenInput)
    campaign = forms.SlugField(max_length=12, required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        super().prepare()
        elsewhere = [(code, name) for code, name in countries.choices() if code not in (HERE, countries.STATELESS)]
        offer(self, "country", [(HERE, _("In Portugal")), (_("In another country"), elsewhere)])
        offer(self, "municipality", [("", _("Choose")), *territories.municipality_choices()])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.needs_contact and not any(cleaned.get(name) or self.has_error(name) for name in ("email", "phone")):
            self.add_error("email", _("Write an e-mail or a telephone number. Then we can answer you."))
        return cleaned


class GuardianForm(Questions):
    """Who answers for somebody under 18. Asked only then."""

    guardian_name = NameField(
        label=_("Name of your legal representative"),
        error_messages={"required": _("Write the name of your father, mother or tutor.")},
    )
    guardian_contact = forms.CharField(
        label=_("E-mail or telephone of your legal representative"),
        max_length=254,
        error_messages={"required": _("Write how we can reach this person.")},
    )
    guardian_agreed = forms.BooleanField(
        label=_("My legal representative agrees that I take part."),
        error_messages={"required": _("We need this agreement. Please ask first.")},
    )


class LanguagesForm(Questions):
    """The languages somebody speaks, in plain words."""

    languages = LanguagesField(
        label=_("Languages you speak"),
        help_text=_("The two of you need a language in common. Your own language counts too."),
        languages=spoken_languages,
        levels=LEVELS,
    )


class NeedsForm(LanguagesForm):
    """What a mentee needs."""

    needs = NeedsField(
        label=_("What do you need help with?"),
        help_text=_("Touch a picture. Then choose the most important subject."),
    )
    own_words = forms.CharField(
        label=_("Tell us more, in your own words"),
        help_text=_("In any language. Please write nothing about your papers, your health or your religion."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order: Sequence[str] = ("languages", "needs", "own_words")

    def prepare(self) -> None:
        super().prepare()
        offer(self, "needs", territories.area_choices())


class OfferForm(LanguagesForm):
    """What a mentor gives."""

    areas = forms.MultipleChoiceField(
        label=_("What could you help with?"),
        help_text=_("Mark whatever you know from your work or from your own life."),
        error_messages={"required": _("Mark at least one subject.")},
        widget=PicturedChoices,
    )
    strengths = forms.MultipleChoiceField(
        label=_("What are you good at?"),
        help_text=_("Choose up to three."),
        choices=[(one.value, capfirst(one.label)) for one in Strength],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    networks = forms.CharField(
        label=_("Whom do you know?"),
        help_text=_("For example a sector, an association, a town."),
        max_length=300,
        required=False,
    )
    field_order: Sequence[str] = ("languages", "areas", "strengths", "networks")

    def prepare(self) -> None:
        super().prepare()
        offer(self, "areas", territories.area_choices())

    def clean_strengths(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["strengths"]
        if len(chosen) > MOST_STRENGTHS:
            raise forms.ValidationError(_("Choose up to three from the list."))
        return chosen


class TimeForm(Questions):
    """How much time a mentor has, when, and why."""

    hours_a_month = forms.TypedChoiceField(
        label=_("How much time do you have?"),
        choices=[(one.value, capfirst(one.label)) for one in Hours],
        coerce=int,
        error_messages={"required": _("Choose how much time you have.")},
        widget=forms.RadioSelect,
    )
    times = forms.MultipleChoiceField(
        label=_("When do you usually have time?"),
        choices=TIMES,
        error_messages={"required": _("Choose at least one time of the week.")},
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(
        label=_("Why do you want to help?"),
        help_text=_("A few words."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
