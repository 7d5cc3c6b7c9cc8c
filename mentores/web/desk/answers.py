"""What a person said in the form, question by question, as the desk reads it."""

from collections.abc import Iterable

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.core.days import in_words
from mentores.core.fields import say
from mentores.participants.models import GenderWish, Interest, Profile, Side, Strength
from mentores.participants.models.profile import EVERY_PERIOD
from mentores.partners.models import Public
from mentores.territories import countries
from mentores.territories import selectors as territories
from mentores.web.participation.answers import SITUATIONS
from mentores.web.widgets import PERIODS

Text = str | Promise


def answers_of(profile: Profile, *, side: str) -> list[tuple[Text, list[str]]]:
    """Each question with its answers; what was not asked on this side, or not answered, is left out."""
    as_mentee = side == Side.MENTEE
    more: list[tuple[Text, Iterable[Text]]] = [
        (_("In own words"), [profile.own_words] if as_mentee else []),
        (_("Hours a month"), [] if as_mentee or not profile.hours_a_month else [profile.get_hours_a_month_display()]),
        (_("Good at"), [] if as_mentee else [Strength(code).label for code in profile.strengths]),
        (_("Knows people in"), [] if as_mentee else [profile.networks]),
        (_("Why the person wants to help"), [] if as_mentee else [profile.why]),
        (_("Municipality"), [profile.municipality.label]),
        (_("Living abroad"), [_("Lives abroad for now and can only meet online.")] if profile.lives_abroad else []),
        (_("Country"), [countries.name(profile.country)] if profile.country else []),
        (_("Interpreter"), _named_language(profile.interpreter) if as_mentee else []),
        (_("Free times"), free_times(profile.availability)),
        (_("How to meet"), [profile.get_mode_display()]),
        (_("How far"), [profile.get_travel_km_display()]),
        (_("Situation"), [SITUATIONS[profile.public]] if as_mentee and profile.public else []),
        (_("Would accompany"), [] if as_mentee else _publics(profile.publics)),
        (_("Age"), [_("under 18")] if profile.is_minor else []),
        (_("Legal representative"), [profile.guardian_name, profile.guardian_contact] if profile.is_minor else []),
        (_("Whose contact it is"), [profile.contact_of]),
        (_("Work"), [] if as_mentee else [profile.profession, profile.get_sector_display()]),
        (_("Company"), [] if as_mentee else [profile.company]),
        (_("Likes to do"), [Interest(code).label for code in profile.interests]),
        (_("Has lived in another country"), [_("yes")] if profile.migrated and not as_mentee else []),
        (_("Date of birth"), [in_words(profile.birth_date)] if profile.birth_date else []),
        (_("Gender"), [profile.get_gender_display()]),
        (_("Wish about the other person"), _wish(profile)),
    ]
    told = [(question, [capfirst(str(answer)) for answer in answers if answer]) for question, answers in more]
    return [*offer_of(profile, side=side), *((question, answers) for question, answers in told if answers)]


def offer_of(profile: Profile, *, side: str) -> list[tuple[Text, list[str]]]:
    """What another entity is shown of a person to decide about a pair: the need or the offer, and languages."""
    question = _("Needs help with") if side == Side.MENTEE else _("Offers help with")
    return [(question, areas_of(profile, side=side)), (_("Languages"), _languages(profile))]


def areas_of(profile: Profile, *, side: str) -> list[str]:
    """The areas offered or needed, the most important first."""
    rows = sorted((row for row in profile.areas.all() if row.side == side), key=lambda row: row.rank)
    return [say(row.area.name) for row in rows]


def _languages(profile: Profile) -> list[str]:
    return [
        gettext("%(language)s: %(level)s")
        % {"language": capfirst(say(row.language.name)), "level": row.get_level_display()}
        for row in sorted(profile.languages.all(), key=lambda row: row.language.sort_order)
    ]


def _named_language(code: str) -> list[str]:
    return [capfirst(say(language.name)) for language in territories.languages().filter(code=code)]


def free_times(availability: int) -> list[str]:
    """One line for each day on which the person has time."""
    if availability == EVERY_PERIOD:
        return [gettext("At any time of the week")]
    lines = []
    for number, day in WEEKDAYS.items():
        bits = range(number * len(PERIODS), (number + 1) * len(PERIODS))
        periods = [str(period) for bit, period in zip(bits, PERIODS, strict=True) if availability >> bit & 1]
        if periods:
            lines.append(gettext("%(day)s: %(periods)s") % {"day": day, "periods": ", ".join(periods).lower()})
    return lines


def _publics(codes: Iterable[str]) -> list[Text]:
    return [Public(code).label for code in codes if code]


def _wish(profile: Profile) -> list[str]:
    return [] if profile.gender_wish == GenderWish.NONE else [profile.get_gender_wish_display()]
