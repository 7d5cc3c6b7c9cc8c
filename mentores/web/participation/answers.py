"""What somebody told us, question by question, as the person reads it."""

from collections.abc import Iterable, Mapping

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import say
from mentores.core.text import listed
from mentores.participants.models import GenderWish, Interest, Profile, Side, Strength
from mentores.participants.models.profile import EVERY_PERIOD
from mentores.partners.models import Public
from mentores.web.widgets import PERIODS

Text = str | Promise
SITUATIONS: Mapping[str, str | Promise] = {
    Public.IMMIGRANT.value: _("Immigrant"),
    Public.REFUGEE.value: _("Applicant for or beneficiary of international protection"),
    Public.TEMPORARY_PROTECTION.value: _("Beneficiary of temporary protection"),
    Public.RETURNING_EMIGRANT.value: _("Emigrant who wants to return"),
}


def told(profile: Profile) -> list[tuple[Text, list[str]]]:
    """Each question with its answers; what was not asked, or not answered, is left out."""
    rows: list[tuple[Text, Iterable[Text]]] = [
        (_("Where you live"), [profile.municipality.name]),
        (_("You need help with"), areas_of(profile, side=Side.MENTEE)),
        (_("In your own words"), [profile.own_words]),
        (_("You can help with"), areas_of(profile, side=Side.MENTOR)),
        (_("Hours a month"), [profile.get_hours_a_month_display() if profile.hours_a_month else ""]),
        (_("What you are good at"), [Strength(code).label for code in profile.strengths]),
        (_("Whom you know"), [profile.networks]),
        (_("Why you want to help"), [profile.why]),
        (_("You speak"), _languages(profile)),
        (_("You have time"), week(profile.availability)),
        (_("How you want to meet"), [profile.get_mode_display()]),
        (_("How far you go"), [profile.get_travel_km_display()]),
        (_("Who it should be"), [profile.get_gender_wish_display() if profile.gender_wish != GenderWish.NONE else ""]),
        (_("Whom you would accompany"), [Public(code).label for code in profile.publics]),
        (_("Your work"), [profile.profession, profile.get_sector_display()]),
        (_("Company"), [profile.company]),
        (_("What you like to do"), [Interest(code).label for code in profile.interests]),
        (_("Situation"), [SITUATIONS[profile.public]] if profile.public else []),
        (_("Gender"), [profile.get_gender_display()]),
        (_("Age"), [_("under 18")] if profile.is_minor else []),
    ]
    answered = [(question, [capfirst(str(answer)) for answer in answers if answer]) for question, answers in rows]
    return [(question, answers) for question, answers in answered if answers]


def areas_of(profile: Profile, *, side: str) -> list[Text]:
    """The areas offered or needed, the most important first."""
    rows = sorted((row for row in profile.areas.all() if row.side == side), key=lambda row: row.rank)
    return [say(row.area.name) for row in rows]


def _languages(profile: Profile) -> list[Text]:
    return [
        gettext("%(language)s (%(level)s)") % {"language": say(row.language.name), "level": row.get_level_display()}
        for row in sorted(profile.languages.all(), key=lambda row: row.language.sort_order)
    ]


def week(availability: int) -> list[Text]:
    """The days with free time, and which times of the day."""
    if availability == EVERY_PERIOD:
        return [gettext("At any time of the week")]
    lines: list[Text] = []
    for number, day in WEEKDAYS.items():
        bits = range(number * len(PERIODS), (number + 1) * len(PERIODS))
        periods = [str(period) for bit, period in zip(bits, PERIODS, strict=True) if availability >> bit & 1]
        if periods:
            lines.append(gettext("%(day)s: %(periods)s") % {"day": day, "periods": listed(periods).lower()})
    return lines
