"""The surroundings of every test, set before Django reads its settings: own data folder, own database, no network."""

import os
import socket
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
HERE = tempfile.TemporaryDirectory(prefix=f"mentores-tests-{WORKER}-")
FOLDER = Path(HERE.name)
SERVER = os.environ.get("MENTORES_TEST_SERVER", "")
LONG = os.environ.get("MENTORES_LONG", "no") == "yes"


def address() -> str:
    """Where this worker's own database is: a file of its own, or one of its own on the PostgreSQL of the run."""
    if SERVER:
        return urlunsplit(urlsplit(SERVER)._replace(path=f"/mentores_test_{os.getpid()}"))
    return f"sqlite://{FOLDER / 'mentores.sqlite3'}"


os.environ.update(
    DATABASE_URL=address(),
    DJANGO_SETTINGS_MODULE="config.settings",
    MENTORES_ADDRESS="http://localhost:8000",
    MENTORES_DATA=str(FOLDER),
    MENTORES_HOSTS="localhost,127.0.0.1,testserver",
    MENTORES_MAIL="console",
    MENTORES_SECRET_KEY="only for tests: nothing outside them knows this key",
)


class NetworkClosed(Exception):
    """A test tried to reach another machine."""


class ClosedSocket(socket.socket):
    """A socket that reaches nobody but this machine."""

    def connect(self, address: Any, /) -> None:
        self._stay_here(address)
        super().connect(address)

    def connect_ex(self, address: Any, /) -> int:
        self._stay_here(address)
        return super().connect_ex(address)

    def _stay_here(self, address: Any) -> None:
        """Let through this machine's own addresses, and sockets in the file system."""
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            self.close()
            raise NetworkClosed(f"a test tried to reach {address[0]}")


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Close the network."""
    socket.socket = ClosedSocket  # type: ignore[misc]


def pytest_unconfigure() -> None:
    """Take the folder away."""
    HERE.cleanup()
