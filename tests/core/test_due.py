"""The lines of a day's work list."""

from datetime import date

from mentores.core.due import Due


def test_what_is_due_is_late_from_the_next_day_on():
    due = Due(kind="mentor", public_id="a", title="Ana", why="training", since=date(2026, 3, 1), by=date(2026, 3, 8))

    assert [due.is_late(on=date(2026, 3, day)) for day in (7, 8, 9)] == [False, False, True]
