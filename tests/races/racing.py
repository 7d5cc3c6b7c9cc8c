"""Several people at the same moment: each in a thread with a database connection of its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

from django.db import connections

PATIENCE = 60  # seconds


def race(runners: Sequence[Callable[[], Any]]) -> list[Any]:
    """Start all runners at once; what each returned, or the exception it raised, in their order."""
    start = Barrier(len(runners))
    with ThreadPoolExecutor(len(runners)) as pool:
        return list(pool.map(partial(_run, start), runners))


def _run(start: Barrier, runner: Callable[[], Any]) -> Any:
    try:
        start.wait(PATIENCE)
        return runner()
    except Exception as raised:  # noqa: BLE001  # how a runner failed is a result
        return raised
    finally:
        connections.close_all()


def outcomes(results: Sequence[Any]) -> Counter[str]:
    """How many ended how: the state of a case, or the name of an exception."""
    return Counter(type(one).__name__ if isinstance(one, Exception) else one.state for one in results)
