"""The demonstration as a living site, and a browser in front of it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from tests import environment
from tests.databases import ROOT, alone, copied_sqlite


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the demonstration as of today, told once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if environment.WORKER == "main" else base.parent) / "demonstration"
    draft, ready = folder / "mentores.sqlite3", folder / "told.sqlite3"
    with alone("demonstration"):
        if not ready.exists():
            folder.mkdir(exist_ok=True)
            surroundings = {**os.environ, "DATABASE_URL": f"sqlite://{draft}", "MENTORES_DATA": str(folder)}
            with copied_sqlite(folder):
                subprocess.run([sys.executable, ROOT / "manage.py", "load_demo"], env=surroundings, check=True)
            draft.rename(ready)
    return ready


@pytest.fixture
def site(told: Path, live_server, transactional_db, settings) -> str:
    """The address of a server that shows the demonstration, untouched."""
    settings.SITE_ADDRESS = live_server.url
    connection.ensure_connection()
    with closing(sqlite3.connect(told)) as source:
        source.backup(connection.connection)
    return str(live_server.url)


@pytest.fixture
def browser(site: str, chromium: str) -> Iterator[Browser]:
    """A browser that knows nobody yet. While it is open, the test itself asks the database nothing."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()
