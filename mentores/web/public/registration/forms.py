"""The two registration forms: what nobody can be matched without, and nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.admissions.services import Applicant
from mentores.core.fields import say
from mentores.participants.models import Gender, GenderWish, Level, Mode, Travel
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity, Public
from mentores.territories import selectors as territories
from mentores.web.forms import asked_because, offer
from mentores.web.public.registration.fields import EmptyField
from mentores.web.widgets import AvailabilityField, LanguagesField, NameField, PhoneField

Text = str | Promise
Section = tuple[Text, Sequence[str]]

LEVELS = [(level.value, level.label) for level in (Level.A1, Level.A2, Level.B1, Level.C1, Level.NATIVE)]
GENDERS = [
    (Gender.WOMAN.value, _("Woman")),
    (Gender.MAN.value, _("Man")),
    (Gender.OTHER.value, _("Another")),
    ("", _("I prefer not to say")),
]
WISHES = [
    (GenderWish.NONE.value, _("It does not matter to me")),
    (GenderWish.WOMEN_ONLY.value, _("Only a woman")),
    (GenderWish.SAME_GENDER.value, _("Only somebody of my gender")),
]
MODES = [
    (Mode.EITHER.value, _("In person or online")),
    (Mode.IN_PERSON.value, _("Only in person")),
    (Mode.ONLINE.value, _("Only online or by telephone")),
]
DISTANCES = [
    (Travel.OWN_MUNICIPALITY.value, _("Only in my municipality")),
    (Travel.NEIGHBOURS.value, _("Also nearby, up to 30 km")),
    (Travel.ANY.value, _("As far as needed")),
]
PUBLICS = [
    (Public.IMMIGRANT.value, _("Immigrants who live in Portugal")),
    (Public.REFUGEE.value, _("Refugees, and people who ask for asylum")),
    (Public.RETURNING_EMIGRANT.value, capfirst(_("Portuguese emigrants who want to return"))),
]
SITUATIONS = [
    (Public.IMMIGRANT.value, _("I am an immigrant in Portugal")),
    (Public.REFUGEE.value, _("I am a refugee, or I have asked for asylum")),
    (Public.RETURNING_EMIGRANT.value, _("I am a Portuguese emigrant and want to return")),
]
MOST_NEEDS = 5


class RegistrationForm(forms.Form):
    """The questions of both forms. `entities` are those that can be chosen; `folded` questions open when asked for."""

    sections: ClassVar[Sequence[Section]] = ()
    folded: ClassVar[Sequence[str]] = ()

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
    municipality = forms.ChoiceField(
        label=_("Municipality"), error_messages={"required": _("Choose your municipality.")}
    )
    mode = forms.ChoiceField(
        label=_("How would you like to meet?"), choices=MODES, initial=Mode.EITHER, widget=forms.RadioSelect
    )
    travel_km = forms.TypedChoiceField(
        label=_("How far can you go for a meeting?"),
        choices=DISTANCES,
        coerce=int,
        initial=Travel.NEIGHBOURS,
        widget=forms.RadioSelect,
    )
    languages = LanguagesField(
        label=_("Languages you speak"),
        help_text=_("The two of you need a language in common. Your own language counts too."),
        languages=(),
        levels=LEVELS,
    )
    availability = AvailabilityField(
        label=_("When do you usually have time?"),
        help_text=_("Mark every time that is possible. One meeting every two weeks is usual."),
    )
    gender = asked_because(
        _("Some people want to meet only a woman, or only somebody of their own gender. We ask for nothing else."),
        forms.ChoiceField(label=_("You are"), choices=GENDERS, required=False, widget=forms.RadioSelect),
    )
    gender_wish = forms.ChoiceField(
        label=_("Who should the other person be?"),
        help_text=_("We always keep to this wish. «Only somebody of my gender» needs your answer above: woman or man."),
        choices=WISHES,
        initial=GenderWish.NONE,
        widget=forms.RadioSelect,
    )
    entity = forms.ChoiceField(
        label=_("Which entity should answer you?"),
        help_text=_("If you know none, leave it as it is: we choose one near you."),
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("I have read how my data is used, and I want to register."),
        error_messages={"required": _("Mark this box. Without your agreement we may not keep your registration.")},
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    leave_empty = EmptyField(label=_("Leave this field empty"))

    def __init__(self, *args: Any, entities: Iterable[Entity], **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields([name for _title, names in self.sections for name in names])
        self.entities = {entity.slug: entity for entity in entities}
        self.subjects = territories.area_choices()
        offer(self, "municipality", [("", _("Choose")), *territories.municipality_choices()])
        named = [(slug, entity.name) for slug, entity in self.entities.items()]
        offer(self, "entity", [("", _("Choose one for me")), *named])
        spoken = [(one.code, _named(one.endonym, say(one.name))) for one in territories.languages()]
        self.fields["languages"].languages = spoken  # type: ignore[attr-defined]  # ours, see widgets.py

    def drawn_sections(self) -> Iterator[tuple[Text, list[BoundField]]]:
        """The steps of the page: a title and the questions of each."""
        for title, names in self.sections:
            yield title, [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(name) or self.has_error(name) for name in ("email", "phone")):
            self.add_error("email", _("Write an e-mail or a telephone number, so that we can answer you."))
        has_gender = cleaned.get("gender") in (Gender.WOMAN, Gender.MAN)
        if cleaned.get("gender_wish") == GenderWish.SAME_GENDER and not has_gender:
            self.add_error("gender_wish", _("For this wish, say above whether you are a woman or a man."))
        return cleaned

    def applicant(self, *, language: str) -> Applicant:
        """Who applies, and reads messages in `language`."""
        return Applicant(
            full_name=self.cleaned_data["full_name"],
            contact_email=self.cleaned_data["email"],
            phone=self.cleaned_data["phone"],
            language=language,
        )

    def answers(self) -> Answers:
        """What the person said, as the profile keeps it."""
        cleaned = self.cleaned_data
        return Answers(
            municipality_id=cleaned["municipality"],
            availability=cleaned["availability"],
            gender=cleaned["gender"],
            gender_wish=cleaned["gender_wish"],
            mode=cleaned["mode"],
            travel_km=cleaned["travel_km"],
            is_minor=cleaned.get("is_minor", False),
            lives_abroad=cleaned.get("lives_abroad", False),
            public=cleaned.get("public", ""),
            publics=cleaned.get("publics", []),
        )

    def chosen_entity(self) -> Entity | None:
        return self.entities.get(self.cleaned_data["entity"])

    def ranked_areas(self) -> list[str]:
        """Codes of areas, the most important first."""
        return list(self.cleaned_data["areas"])


class HelpForm(RegistrationForm):
    """I want to help: a mentor offers areas and says whom to accompany."""

    sections = (
        (_("Who you are"), ("full_name", "email", "phone")),
        (_("Where and how you can meet"), ("municipality", "mode", "travel_km")),
        (_("What you can help with"), ("areas", "publics")),
        (_("Your languages and your time"), ("languages", "availability")),
        (_("What matters to you"), ("gender", "gender_wish", "entity")),
    )

    areas = forms.MultipleChoiceField(
        label=_("What could you help with?"),
        help_text=_("Mark whatever you know from your work or from your own life."),
        error_messages={"required": _("Mark at least one subject.")},
        widget=forms.CheckboxSelectMultiple,
    )
    publics = forms.MultipleChoiceField(
        label=_("Whom would you like to accompany?"),
        error_messages={"required": _("Mark at least one group of people.")},
        choices=PUBLICS,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "areas", self.subjects)


class SupportForm(RegistrationForm):
    """I want support: a mentee names the most important need, perhaps others, and the situation."""

    sections = (
        (_("Who you are"), ("full_name", "email", "phone", "public", "is_minor")),
        (_("What you need"), ("first_need", "other_needs")),
        (_("Where and how you can meet"), ("municipality", "lives_abroad", "mode", "travel_km")),
        (_("Your languages and your time"), ("languages", "availability")),
        (_("What matters to you"), ("gender", "gender_wish", "entity")),
    )
    folded = ("other_needs",)

    public = asked_because(
        _("Each entity and each mentor says whom they accompany. This is how we find the right ones for you."),
        forms.ChoiceField(
            label=_("Your situation"),
            error_messages={"required": _("Choose what is true for you.")},
            choices=SITUATIONS,
            widget=forms.RadioSelect,
        ),
    )
    is_minor = asked_because(
        _("The law asks for more protection: your mentor must show a criminal record certificate."),
        forms.BooleanField(label=_("I am under 18"), required=False),
    )
    first_need = forms.ChoiceField(
        label=_("What is the most important for you now?"),
        error_messages={"required": _("Choose the subject that matters most.")},
    )
    other_needs = forms.MultipleChoiceField(
        label=_("What else would help you?"),
        help_text=_("You can mark up to four."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lives_abroad = forms.BooleanField(
        label=_("I still live in another country"),
        help_text=_("If so, choose above the municipality where you want to live."),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "first_need", [("", _("Choose")), *self.subjects])
        offer(self, "other_needs", self.subjects)

    def clean_other_needs(self) -> list[str]:
        others = [code for code in self.cleaned_data["other_needs"] if code != self.cleaned_data.get("first_need")]
        if len(others) >= MOST_NEEDS:
            raise ValidationError(_("Mark at most four. The other subjects can come later, with your mentor."))
        return others

    def ranked_areas(self) -> list[str]:
        return [self.cleaned_data["first_need"], *self.cleaned_data["other_needs"]]


def _named(endonym: str, name: str) -> str:
    return endonym if endonym.casefold() == name.casefold() else f"{endonym} – {name}"
