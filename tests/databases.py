"""One template with tables and reference data for all workers; each test database is a copy of it."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
NAME = "mentores.sqlite3"
CACHE = ROOT / ".cache" / "databases"


def fingerprint() -> str:
    """What the template follows from: our migrations, the packages that bring their own, and the reference data."""
    ours = [*sorted(ROOT.glob("mentores/*/migrations/*.py")), *sorted(ROOT.glob("mentores/territories/data/*.csv"))]
    text = b"".join(
        path.read_bytes() for path in [ROOT / "requirements" / "run.txt", ROOT / "config/settings.py", *ours]
    )
    return hashlib.sha256(text).hexdigest()[:16]


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Wait until no other worker is inside."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(url: str) -> None:
    """Make all tables in the database at `url`, and load the reference data."""
    surroundings = {**os.environ, "DATABASE_URL": url}
    for command in ("migrate", "load_reference_data"):
        line = [sys.executable, "-W", "error", str(ROOT / "manage.py"), command, "--skip-checks", "--verbosity=0"]
        done = subprocess.run(line, env=surroundings, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{command} failed:\n{done.stderr}")


def sqlite_template() -> Path:
    """The template file, made where these migrations have none yet."""
    template = CACHE / f"{fingerprint()}.sqlite3"
    with alone("sqlite"):
        if not template.exists():
            for old in CACHE.glob("*.sqlite3*"):
                old.unlink()
            draft = template.with_suffix(".draft.sqlite3")
            migrate(f"sqlite://{draft}")
            draft.rename(template)
    return template


@contextmanager
def copied_sqlite(folder: Path) -> Iterator[None]:
    """Have a copy of the template file in `folder`."""
    shutil.copyfile(sqlite_template(), folder / NAME)
    yield


def renew_sqlite(folder: Path) -> None:
    """Make the copy in `folder` equal to the template again, whoever has it open."""
    with closing(sqlite3.connect(sqlite_template())) as template, closing(sqlite3.connect(folder / NAME)) as copy:
        template.backup(copy)


@contextmanager
def copied_postgres(url: str) -> Iterator[None]:
    """Have the database named in `url`, as a copy of the template on its server, until the end of the block."""
    with beside(url) as server:
        make_postgres_template(server, url)
        copy_postgres_template(server, url)
        try:
            yield
        finally:
            drop_postgres(server, url)


def renew_postgres(url: str) -> None:
    """Make the database named in `url` equal to the template again."""
    connection.close()
    with beside(url) as server:
        drop_postgres(server, url)
        copy_postgres_template(server, url)


def beside(url: str) -> psycopg.Connection:
    """A connection to the server of `url`, but to another of its databases."""
    return psycopg.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")), autocommit=True)


def make_postgres_template(server: psycopg.Connection, url: str) -> None:
    """Make the template where these migrations have none yet on this server; earlier ones go."""
    template, draft = f"mentores_template_{fingerprint()}", sql.Identifier("mentores_draft")
    with alone("postgres"):
        found = server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'mentores_template_%'").fetchall()
        if (template,) in found:
            return
        for (old,) in found:
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(draft))
        server.execute(sql.SQL("CREATE DATABASE {}").format(draft))
        migrate(urlunsplit(urlsplit(url)._replace(path="/mentores_draft")))
        server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(draft, sql.Identifier(template)))


def copy_postgres_template(server: psycopg.Connection, url: str) -> None:
    """Make the database named in `url` from the template."""
    names = sql.Identifier(urlsplit(url).path.lstrip("/")), sql.Identifier(f"mentores_template_{fingerprint()}")
    with alone("postgres"):
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))


def drop_postgres(server: psycopg.Connection, url: str) -> None:
    """Drop the database named in `url`, whoever still looks at it."""
    server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(urlsplit(url).path.lstrip("/"))))
