"""What every test may ask for."""

import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import environment
from tests.databases import copied_postgres, copied_sqlite, renew_postgres, renew_sqlite

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
PAGES = [Path(__file__).parent / folder for folder in ("demo", "security", "web")]
TOUCHES_THE_DATABASE = {"django_db_setup", "live_server"}

for _name, _examples in [("short", 50), ("long", 300)]:
    hypothesis_settings.register_profile(
        _name, max_examples=_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
    )
hypothesis_settings.load_profile("long" if environment.LONG else "short")


def pytest_configure() -> None:
    """Set what tests answer differently: mail and cache stay in memory, and a task runs where it is enqueued."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.MESSAGING_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def _runs_here(item: pytest.Item) -> bool:
    """Journeys want a browser; PostgreSQL gets what touches the database and is no journey.

    Pages ask and change the database through selectors and acts, whose own tests run on both engines: the pages wait
    for the long run to do so on PostgreSQL, too.
    """
    if item.get_closest_marker("journey"):
        return CHROMIUM is not None and not environment.SERVER
    if environment.SERVER and not environment.LONG and any(folder in item.path.parents for folder in PAGES):
        return False
    touches = item.get_closest_marker("django_db") or TOUCHES_THE_DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(touches) or not environment.SERVER


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot or need not run on this leg; the summary names it. Long journeys begin early."""
    left_out = [item for item in items if not _runs_here(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = sorted(filter(_runs_here, items), key=lambda item: not item.get_closest_marker("journey"))


def _engine_with_version() -> str:
    if not environment.SERVER:
        return f"SQLite {sqlite3.sqlite_version}"
    with psycopg.connect(environment.SERVER) as server:
        version = server.info.parameter_status("server_version")
    return f"PostgreSQL {version}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say on which engine the tests ran and whether a browser walked along."""
    terminalreporter.write_line(f"Database: {_engine_with_version()}.")
    if not CHROMIUM and not environment.SERVER:
        terminalreporter.write_line("Browser journeys did not run: no Chromium here. To get one: apt install chromium")


@pytest.fixture(scope="session")
def django_db_setup() -> Iterator[None]:
    """A migrated database of this worker's own, copied from the template."""
    copied = copied_postgres(environment.address()) if environment.SERVER else copied_sqlite(environment.FOLDER)
    with copied:
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """A test that commits empties every table afterwards: give the next one its reference data again."""
    yield
    if nextitem and {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
        if environment.SERVER:
            renew_postgres(environment.address())
        else:
            renew_sqlite(environment.FOLDER)


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    """The brakes count in the cache, which no rollback empties."""
    cache.clear()


@pytest.fixture
def engine() -> str:
    """The database engine of this run: sqlite or postgresql."""
    return connection.vendor


@pytest.fixture(scope="session")
def size() -> Callable[[int, int], int]:
    """How many: the first number in a short run, the second with `./run test --long`."""
    return lambda short, long: long if environment.LONG else short


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    assert CHROMIUM is not None
    return CHROMIUM


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Nothing of what was asked for touching the database is no failure of the PostgreSQL leg."""
    if environment.SERVER and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK
