"""A past, told by acts in the order in which they happened."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from django.utils import timezone

LAST_DAY = date(2015, 10, 31)  # the day of the lists that becomes the day of loading
Act = Callable[[datetime], None]


class Story:
    """Acts planned for a moment, in the list's calendar moved to ours. The day of loading itself is not told."""

    def __init__(self, *, loaded_on: date) -> None:
        self._moved = loaded_on - LAST_DAY
        self._until = _morning(loaded_on)
        self._planned: list[tuple[datetime, int, Act]] = []
        self._numbers = count()

    def day(self, day: date) -> date:
        """A day of the list in our calendar."""
        return day + self._moved

    def moment(self, day: date, draw: Random) -> datetime:
        """A moment of office hours on a day of the list, in our calendar."""
        return _morning(self.day(day)) + timedelta(hours=9, minutes=draw.randrange(9 * 60))

    def plan(self, at: datetime, act: Act) -> None:
        """`act` is called with `at` when everything before it has happened."""
        if at < self._until:
            heappush(self._planned, (at, next(self._numbers), act))

    def tell(self) -> None:
        """Do every act, each of which may plan others."""
        while self._planned:
            at, _number, act = heappop(self._planned)
            act(at)


def drawn(*names: str) -> Random:
    """What is left to chance, the same every time for the same names."""
    return Random("/".join(names))  # noqa: S311  # a story, no secret


def later(at: datetime, draw: Random, *, days: tuple[int, int]) -> datetime:
    """Some days after a moment, between the first and the last number of them, at another time of the day."""
    return at + timedelta(days=draw.randint(*days), minutes=draw.randrange(-60, 60))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
