"""Working days: national holidays, those of the autonomous regions, and the one of a municipality."""

import re
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter  # type: ignore[import-untyped]  # it comes without types
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from holidays import country_holidays

SATURDAY = 5
REGIONS = {"3": "30", "4": "20"}  # ISO 3166-2: districts that begin with 3 lie in Madeira, with 4 in the Azores
FIXED = re.compile(r"(\d\d)-(\d\d)")
MOVABLE = re.compile(r"easter([+-]\d{1,3})")
ORDINARY_YEAR = 2023


def is_working_day(day: date, *, district: str = "", local_holiday: str = "") -> bool:
    """Whether people work on a day in a district, and in a municipality whose holiday is `local_holiday`.

    The national holidays are those of article 234 of the Código do Trabalho, as the package `holidays` knows them.
    """
    if day.weekday() >= SATURDAY or day in _holidays(day.year, REGIONS.get(district[:1], "")):
        return False
    return not local_holiday or day != day_of(local_holiday, day.year)


def day_of(local_holiday: str, year: int) -> date:
    """The day of a municipality's holiday in a year: "06-13", or so many days from Easter, "easter+39".

    Raises ValueError for anything else.
    """
    if fixed := FIXED.fullmatch(local_holiday):
        return date(year, int(fixed[1]), int(fixed[2]))
    if movable := MOVABLE.fullmatch(local_holiday):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(movable[1]))
    raise ValueError(local_holiday)


def check_local_holiday(value: str) -> None:
    """Raises ValidationError for what is no day of the year."""
    try:
        day_of(value, ORDINARY_YEAR)
    except ValueError:
        raise ValidationError(_("Write the holiday as month and day, for example 06-13."), code="holiday") from None


@lru_cache(maxsize=64)
def _holidays(year: int, region: str) -> frozenset[date]:
    return frozenset(country_holidays("PT", subdiv=region or None, years=year))
