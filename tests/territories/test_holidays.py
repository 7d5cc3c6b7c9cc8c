"""On which days people work, in which part of the country."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from mentores.territories.holidays import check_local_holiday, day_of, is_working_day

LISBOA, MADEIRA, AZORES = "11", "31", "42"


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 4, 3), False),
        (date(2026, 6, 4), False),
        (date(2026, 12, 1), False),
        (date(2026, 2, 17), True),
        (date(2026, 12, 24), True),
    ],
    ids=["Monday", "Saturday", "Sunday", "Good Friday", "Corpus Christi", "1 December", "Carnival", "Christmas Eve"],
)
def test_nobody_works_at_the_weekend_and_on_national_holidays(day, works):
    assert is_working_day(day, district=LISBOA) == works


@pytest.mark.parametrize(
    ("day", "district"),
    [(date(2026, 5, 25), AZORES), (date(2026, 7, 1), MADEIRA)],
    ids=["day of the Azores", "day of Madeira"],
)
def test_an_autonomous_region_has_its_own_day(day, district):
    rests = [one for one in (LISBOA, MADEIRA, AZORES) if not is_working_day(day, district=one)]

    assert rests == [district]


def test_a_municipality_has_one_holiday_fixed_or_reckoned_from_easter():
    ascension = date(2026, 5, 14)

    assert [is_working_day(date(2026, 11, 11), local_holiday=one) for one in ("", "11-11")] == [True, False]
    assert [is_working_day(ascension, local_holiday=one) for one in ("", "easter+39")] == [True, False]
    assert day_of("easter+39", 2027) - timedelta(days=39) == date(2027, 3, 28)


@pytest.mark.parametrize("value", ["06-13", "01-31", "easter+39", "easter-2"])
def test_a_holiday_is_a_day_of_every_year(value):
    check_local_holiday(value)


@pytest.mark.parametrize("value", ["13-06", "02-29", "02-30", "6-13", "easter", "easter+", "x", "06-13 "])
def test_what_is_no_day_of_every_year_is_refused(value):
    with pytest.raises(ValidationError):
        check_local_holiday(value)
