"""What is asked of a person beyond the registration, and the choices that every form about a person offers."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import say
from mentores.participants.models import Gender, GenderWish, Interest, Level, Mode, Profile, Sector, Side, Travel
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Public
from mentores.territories import selectors as territories
from mentores.web.forms import asked_because, offer
from mentores.web.participation.answers import SITUATIONS
from mentores.web.widgets import AvailabilityField

Choices = list[tuple[Any, str | Promise]]

LEVELS: Choices = [(level.value, level.label) for level in (Level.A1, Level.A2, Level.B1, Level.C1, Level.NATIVE)]
GENDERS: Choices = [
    (Gender.WOMAN.value, _("Woman")),
    (Gender.MAN.value, _("Man")),
    (Gender.OTHER.value, _("Another")),
    ("", _("I prefer not to say")),
]
WISHES: Choices = [
    (GenderWish.NONE.value, _("It does not matter to me")),
    (GenderWish.WOMEN_ONLY.value, _("Only a woman")),
    (GenderWish.SAME_GENDER.value, _("Only somebody of my gender")),
]
MODES: Choices = [
    (Mode.EITHER.value, _("In person or online")),
    (Mode.IN_PERSON.value, _("Only in person")),
    (Mode.ONLINE.value, _("Only online or by telephone")),
]
DISTANCES: Choices = [
    (Travel.OWN_MUNICIPALITY.value, _("Only in my municipality")),
    (Travel.NEIGHBOURS.value, _("Also nearby, up to 30 km")),
    (Travel.ANY.value, _("As far as needed")),
]
PUBLICS: Choices = [
    (Public.IMMIGRANT.value, _("Immigrants who live in Portugal")),
    (Public.REFUGEE.value, capfirst(Public.REFUGEE.label)),
    (Public.TEMPORARY_PROTECTION.value, capfirst(Public.TEMPORARY_PROTECTION.label)),
    (Public.RETURNING_EMIGRANT.value, capfirst(_("Portuguese emigrants who want to return"))),
]
ASKED_SITUATIONS: Choices = [("", _("I prefer not to say")), *SITUATIONS.items()]
MIGRATED: Choices = [("yes", _("Yes")), ("no", _("No")), ("", _("I prefer not to say"))]
MENTORS_ONLY = ("publics", "migrated", "profession", "sector", "company")
MENTEES_ONLY = ("public", "interpreter")


def spoken_languages() -> list[tuple[str, str]]:
    """The languages that somebody may speak, each by its own name and in the active language."""
    return [(one.code, _named(one.endonym, say(one.name))) for one in territories.languages()]


class MoreForm(forms.Form):
    """Everything else about a person, for the `sides` that they take: never required, in the order of the talk."""

    availability = AvailabilityField(
        label=_("When do you usually have time?"),
        help_text=_("Mark every time that is possible. One meeting every two weeks is usual."),
        required=False,
    )
    mode = forms.ChoiceField(
        label=_("How would you like to meet?"), choices=MODES, required=False, widget=forms.RadioSelect
    )
    travel_km = forms.TypedChoiceField(
        label=_("How far can you go for a meeting?"),
        choices=DISTANCES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    interpreter = forms.ChoiceField(
        label=_("Do you need an interpreter?"), help_text=_("For the first talk. It costs nothing."), required=False
    )
    profession = forms.CharField(label=_("Profession"), max_length=120, required=False)
    sector = forms.ChoiceField(
        label=_("Where do you work, or where have you worked?"),
        choices=[("", _("Choose")), *((one.value, capfirst(one.label)) for one in Sector)],
        required=False,
    )
    company = forms.CharField(
        label=_("Company"),
        help_text=_("If your company supports the programme."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    interests = forms.MultipleChoiceField(
        label=_("What do you like to do?"),
        choices=[(one.value, capfirst(one.label)) for one in Interest],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    migrated = asked_because(
        _("Whoever has begun anew in another country often understands what it is like."),
        forms.ChoiceField(
            label=_("Have you lived in another country?"), choices=MIGRATED, required=False, widget=forms.RadioSelect
        ),
    )
    publics = forms.MultipleChoiceField(
        label=_("Whom would you like to accompany?"),
        help_text=_("If you mark nothing, you accompany everybody."),
        choices=PUBLICS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    public = asked_because(
        _("Some entities accompany only some people. Your mentor never sees your answer."),
        forms.ChoiceField(
            label=_("Your situation"),
            help_text=_("If you answer, you agree that we keep it. You can take it back at any time."),
            choices=ASKED_SITUATIONS,
            required=False,
            widget=forms.RadioSelect,
        ),
    )
    gender = asked_because(
        _("Some people want to meet only a woman, or only somebody of their own gender. We ask for nothing else."),
        forms.ChoiceField(label=_("You are"), choices=GENDERS, required=False, widget=forms.RadioSelect),
    )
    gender_wish = forms.ChoiceField(
        label=_("Who should the other person be?"),
        help_text=_("We always keep to this wish. «Only somebody of my gender» needs your answer above: woman or man."),
        choices=WISHES,
        required=False,
        widget=forms.RadioSelect,
    )
    birth_date = asked_because(
        _("Two people can have the same name. This tells them apart."),
        forms.DateField(
            label=_("Date of birth"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
        ),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, profile: Profile, sides: Collection[str], **options: Any
    ) -> None:
        said = {name: getattr(profile, name) for name in self.base_fields}
        said["migrated"] = {True: "yes", False: "no", None: ""}[profile.migrated]
        super().__init__(data, initial=said, **options)
        self.profile = profile
        for side, names in ((Side.MENTOR, MENTORS_ONLY), (Side.MENTEE, MENTEES_ONLY)):
            if side not in sides:
                for name in names:
                    del self.fields[name]
        if "interpreter" in self.fields:
            offer(self, "interpreter", [("", _("No")), *spoken_languages()])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        has_gender = cleaned.get("gender") in (Gender.WOMAN, Gender.MAN)
        if cleaned.get("gender_wish") == GenderWish.SAME_GENDER and not has_gender:
            self.add_error("gender_wish", _("For this wish, say above whether you are a woman or a man."))
        return cleaned

    def answers(self) -> Answers:
        """What was said, as `profiles.revise` takes it; a choice that was left open stays as it was."""
        said = {name: value for name, value in self.cleaned_data.items() if value is not None}
        for name in ("mode", "gender_wish"):
            said[name] = said[name] or getattr(self.profile, name)
        if "migrated" in said:
            said["migrated"] = {"yes": True, "no": False}.get(said["migrated"])
        return Answers(municipality_id=self.profile.municipality_id, **said)


def _named(endonym: str, name: str) -> str:
    return endonym if endonym.casefold() == name.casefold() else f"{endonym} – {name}"
