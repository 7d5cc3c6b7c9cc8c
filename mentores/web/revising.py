"""Putting right what a person told us: the questions of the registration, and everything else, in one form."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.services.adding import keep_answers
from mentores.participants.models import Level, Profile, ProfileChange, Side
from mentores.territories import countries
from mentores.territories import selectors as territories
from mentores.web.forms import offer
from mentores.web.profiles import LEVELS, MoreForm
from mentores.web.registering.questions import HERE, NeedsForm, OfferForm, TimeForm, YouForm

OF_SIDE: Mapping[str, Collection[str]] = {
    Side.MENTEE: ("needs", "own_words"),
    Side.MENTOR: ("areas", "strengths", "networks", "hours_a_month", "why"),
}
NOT_SAID = "XX"
ASKED_AS: Mapping[str, str] = {Side.MENTEE: "needs", Side.MENTOR: "areas"}


class BasicsForm(forms.Form):
    """What the registration asks, as it stands, for the `sides` that the person takes."""

    municipality = YouForm.base_fields["municipality"]
    country = YouForm.base_fields["country"]
    languages = NeedsForm.base_fields["languages"]
    needs = NeedsForm.base_fields["needs"]
    own_words = NeedsForm.base_fields["own_words"]
    areas = OfferForm.base_fields["areas"]
    strengths = OfferForm.base_fields["strengths"]
    networks = OfferForm.base_fields["networks"]
    hours_a_month = TimeForm.base_fields["hours_a_month"]
    why = TimeForm.base_fields["why"]

    clean_strengths = OfferForm.clean_strengths

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, profile: Profile, sides: Collection[str], **options: Any
    ) -> None:
        super().__init__(data, initial=_said(profile), **options)
        for side, names in OF_SIDE.items():
            if side not in sides:
                for name in names:
                    del self.fields[name]
        elsewhere = [(code, name) for code, name in countries.choices() if code not in ("PT", countries.STATELESS)]
        unsaid = [(NOT_SAID, _("not said which"))] if profile.lives_abroad and not profile.country else []
        offer(self, "country", [(HERE, _("In Portugal")), (_("In another country"), [*unsaid, *elsewhere])])
        offer(self, "municipality", territories.municipality_choices())
        for name in ("needs", "areas"):
            if name in self.fields:
                offer(self, name, territories.area_choices())
        if "hours_a_month" in self.fields:
            self.fields["hours_a_month"].required = False
            self.fields["hours_a_month"].empty_value = None  # type: ignore[attr-defined]  # a choice with a type
        self._keep_finer_levels(profile)

    def _keep_finer_levels(self, profile: Profile) -> None:
        """A level that the registration does not offer stays to choose where somebody has it."""
        plain = {level for level, _label in LEVELS} | {row.level for row in profile.languages.all()}
        levels = [(level.value, level.label) for level in Level if level in plain]
        self.fields["languages"].widget.levels = levels


class Revision:
    """The two forms of one page, sent together."""

    def __init__(self, profile: Profile, *, sides: Collection[str], data: Mapping[str, Any] | None = None) -> None:
        self.profile, self.sides = profile, [side for side in Side if side in sides]
        self.basics = BasicsForm(data, profile=profile, sides=sides)
        self.more = MoreForm(data, profile=profile, sides=sides)

    def is_valid(self) -> bool:
        return all([self.basics.is_valid(), self.more.is_valid()])

    def write(self, *, language: str = "", by: Viewer, at: datetime) -> ProfileChange | None:
        """Write down what the forms say; what changed, if anything. Raises PermissionDenied.

        `language` is the one in which the person read the questions, if that is known.
        """
        said = self.basics.cleaned_data
        named = {name: said[name] for side in self.sides for name in OF_SIDE[side] if name != ASKED_AS[side]}
        answers = replace(
            self.more.answers(),
            municipality_id=said["municipality"],
            country="" if said["country"] in (HERE, NOT_SAID) else said["country"],
            lives_abroad=said["country"] != HERE,
            **named,
        )
        areas: dict[str, list[str]] = {side: said[ASKED_AS[side]] for side in self.sides}
        return keep_answers(
            self.profile, answers, areas=areas, languages=said["languages"], language=language, by=by, at=at
        )


def _said(profile: Profile) -> dict[str, Any]:
    """What the profile holds, as the questions of the registration ask for it."""
    plain = ("own_words", "strengths", "networks", "hours_a_month", "why")
    rows = sorted(profile.areas.all(), key=lambda row: row.rank)
    return {
        "municipality": profile.municipality_id,
        "country": profile.country or (NOT_SAID if profile.lives_abroad else HERE),
        "languages": {row.language_id: row.level for row in profile.languages.all()},
        "needs": [row.area_id for row in rows if row.side == Side.MENTEE],
        "areas": [row.area_id for row in rows if row.side == Side.MENTOR],
        **{name: getattr(profile, name) for name in plain},
    }
