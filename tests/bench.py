"""Measures the heavy work beside a yardstick: seconds tell of the machine, ratios of the code. `./run bench`."""

import time
from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from mentores.accounts.viewer import SYSTEM
from mentores.pairing.assignment import solve
from mentores.pairing.spreadsheet import read
from mentores.reporting.selectors import figures
from tests.project.house import HOUSE

ROUNDS = 5


def yardstick() -> None:
    """A million additions in plain Python."""
    sum(number * number % 7 for number in range(1_000_000))


def pair() -> None:
    """The exact pairing of the 350 people of the demo."""
    mentors, mentees = read((HOUSE / "demo" / "data" / "people.csv").read_text())
    solve(mentors, mentees, seed=1, input_sha256="")


def count() -> None:
    """The figures of today."""
    figures(SYSTEM, on=timezone.localdate())


def first_page() -> None:
    """The public first page, in Portuguese."""
    Client(headers={"host": "localhost"}).get("/pt/")


def best(work: Callable[[], None]) -> float:
    """The shortest of several rounds, in seconds of this processor."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        rounds.append(time.process_time() - begun)
    return min(rounds)


def main() -> None:
    """Print each piece of work with its time, in milliseconds and in yardsticks."""
    measure = best(yardstick)
    for work in [yardstick, pair, count, first_page]:
        taken = best(work)
        print(f"{work.__doc__:<60} {taken * 1000:>8.1f} ms {taken / measure:>8.2f} yardsticks")
