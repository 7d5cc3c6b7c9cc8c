"""One template with tables and reference data for all workers; each test database is a copy of it."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
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


@contextmanager
def copied_sqlite(folder: Path) -> Iterator[None]:
    """Have a copy of the template file in `folder`; the template is made where these migrations have none yet."""
    template = CACHE / f"{fingerprint()}.sqlite3"
    with alone("sqlite"):
        if not template.exists():
            for old in CACHE.glob("*.sqlite3*"):
                old.unlink()
            draft = template.with_suffix(".draft.sqlite3")
            migrate(f"sqlite://{draft}")
            draft.rename(template)
        shutil.copyfile(template, folder / "mentores.sqlite3")
    yield


@contextmanager
def copied_postgres(url: str) -> Iterator[None]:
    """Have the database named in `url`, as a copy of the template on its server, until the end of the block."""
    parts = urlsplit(url)
    name = sql.Identifier(parts.path.lstrip("/"))
    template = f"mentores_template_{fingerprint()}"
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        with alone("postgres"):
            known = [
                row[0]
                for row in server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'mentores_template_%'")
            ]
            if template not in known:
                for old in known:
                    server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
                draft = sql.Identifier("mentores_draft")
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(draft))
                server.execute(sql.SQL("CREATE DATABASE {}").format(draft))
                migrate(urlunsplit(parts._replace(path="/mentores_draft")))
                server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(draft, sql.Identifier(template)))
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(template)))
        try:
            yield
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
