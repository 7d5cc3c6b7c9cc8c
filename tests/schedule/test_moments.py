"""When a job is due, on ordinary days and when the clocks change."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from mentores.schedule.moments import next_after

MINUTES = timedelta(minutes=5)


def utc(day: str, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}+00:00")


def days_of(rule: time, *, since: datetime, runs: int) -> list[str]:
    """So many runs of a daily job, one after the other, as they are told in UTC."""
    found = []
    for _ in range(runs):
        since = next_after(since, rule)
        found.append(f"{since.astimezone(UTC):%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (utc("2026-03-02", "12:00:00"), utc("2026-03-02", "12:05")),
        (utc("2026-03-02", "12:04:59.999"), utc("2026-03-02", "12:05")),
        (utc("2026-03-02", "23:57"), utc("2026-03-03", "00:00")),
    ],
)
def test_every_so_often_means_full_steps_that_every_machine_finds(moment, expected):
    assert next_after(moment, MINUTES) == expected


def test_a_daily_job_comes_at_its_hour_of_lisbon_in_winter_and_in_summer():
    assert next_after(utc("2026-01-10", "12:00"), time(3, 40)) == utc("2026-01-11", "03:40")
    assert next_after(utc("2026-07-10", "12:00"), time(3, 40)) == utc("2026-07-11", "02:40")


def test_a_daily_job_comes_today_if_its_hour_is_still_ahead():
    assert next_after(utc("2026-01-10", "03:39:59"), time(3, 40)) == utc("2026-01-10", "03:40")
    assert next_after(utc("2026-01-10", "03:40"), time(3, 40)) == utc("2026-01-11", "03:40")


def test_an_hour_that_comes_twice_when_the_clocks_go_back_has_one_run():
    found = days_of(time(1, 30), since=utc("2026-10-24", "12:00"), runs=3)

    assert found == ["10-25 00:30", "10-26 01:30", "10-27 01:30"]


def test_between_the_two_times_of_a_doubled_hour_nothing_is_due_again():
    assert next_after(utc("2026-10-25", "00:45"), time(1, 30)) == utc("2026-10-26", "01:30")


def test_an_hour_that_is_left_out_when_the_clocks_go_forward_has_one_run_all_the_same():
    found = days_of(time(1, 30), since=utc("2026-03-28", "12:00"), runs=3)

    assert found == ["03-29 01:30", "03-30 00:30", "03-31 00:30"]


@pytest.mark.parametrize("rule", [time(0, 0), time(1, 0), time(1, 30), time(2, 0), time(23, 59)])
def test_every_day_of_a_year_has_exactly_one_run(rule):
    moment, found = utc("2026-01-01", "12:00"), list[datetime]()
    while len(found) < 365:
        moment = next_after(moment, rule)
        found.append(moment)

    assert found[-1] - found[0] == timedelta(days=364)
    assert {later - earlier for earlier, later in pairwise(found)} <= {
        timedelta(hours=23),
        timedelta(hours=24),
        timedelta(hours=25),
    }


def test_another_time_zone_of_the_caller_changes_nothing():
    here = utc("2026-07-10", "12:00").astimezone(tz=None)

    assert next_after(here, time(3, 40)) == utc("2026-07-11", "02:40")
