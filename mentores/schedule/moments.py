"""When a job is due: after every so much time, or each day at an hour of the programme's own clock."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

Rule = timedelta | time

START = datetime(2000, 1, 1, tzinfo=UTC)


def next_after(moment: datetime, rule: Rule) -> datetime:
    """The first moment after `moment` at which the rule asks for a run.

    A timedelta counts full steps since one fixed start, so that every machine finds the same moments. A time is that
    hour of each day in Lisbon, once a day: of an hour that comes twice, when the clocks go back, the first is taken;
    an hour that is left out, when they go forward, comes as much later.
    """
    if isinstance(rule, timedelta):
        return START + ((moment - START) // rule + 1) * rule
    today = timezone.localdate(moment, timezone.get_default_timezone())
    found = _on(today, rule)
    return found if found > moment else _on(today + timedelta(days=1), rule)


def _on(day: date, hour: time) -> datetime:
    """In UTC, because two times of one zone are compared by what the clock shows."""
    return datetime.combine(day, hour, timezone.get_default_timezone()).astimezone(UTC)
