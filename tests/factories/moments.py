"""When the things of the tests happen: time is an argument."""

from datetime import UTC, date, datetime, timedelta

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def after(*, days: int = 0, hours: int = 0) -> datetime:
    """So long after NOON."""
    return NOON + timedelta(days=days, hours=hours)
