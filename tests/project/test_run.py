"""The front door says in one line what is wrong, and how to put it right."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import sqlite_template
from tests.project.house import ROOT

PATIENCE = 120  # seconds
BESIDE = {"gunicorn": "server", "db_worker": "worker", "clock": "clock"}


def said(*command: str | Path, **surroundings: str) -> tuple[int, list[str]]:
    """The exit code of a command, and the lines it printed."""
    done = subprocess.run(
        command,
        env={**os.environ, **surroundings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_a_taken_port_gets_one_line_with_the_remedy():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        answer = said(sys.executable, ROOT / "run", "--port", str(port))

    remedy = f"Take another: ./run --port {port + 1}"
    assert answer == (1, [f"Port {port} of 127.0.0.1 cannot be used (Address already in use). {remedy}"])


def test_an_old_python_gets_one_line_with_the_remedy():
    pretend = "import runpy, sys; sys.version_info = (3, 10, 2); runpy.run_path(sys.argv.pop(), run_name='__main__')"

    code, lines = said(sys.executable, "-c", pretend, ROOT / "run")

    assert (code, len(lines)) == (1, 1)
    assert lines[0].startswith("Mentores needs Python 3.11 or newer;")


@pytest.mark.parametrize("says", ["ensurepip is not available", "No module named venv"])
def test_a_python_without_venv_gets_one_line_with_the_remedy(tmp_path, says):
    shutil.copy(ROOT / "run", tmp_path / "run")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "venv.py").write_text(f"raise SystemExit({says!r})")

    answer = said(sys.executable, tmp_path / "run", "fmt", PYTHONPATH=str(tmp_path))

    assert answer == (1, ["Python's venv package is missing. Install it: apt install python3-venv"])


def test_an_unknown_word_is_refused_before_anything_is_done():
    code, lines = said(sys.executable, ROOT / "run", "start", "--prot", "8001")

    assert (code, lines[-1]) == (2, "./run: error: ./run start knows no --prot 8001")


def test_help_names_every_verb_with_what_it_does():
    code, lines = said(sys.executable, ROOT / "run", "help")

    verbs = [line.split()[0] for line in lines if line.startswith("    ") and line[4] != " "]

    assert (code, " ".join(verbs)) == (0, "start test check fmt demo messages figures pair verify bench docs help")


def children(parent: int) -> dict[str, int]:
    """What `./run` has started and still runs: server, worker and clock, with their process numbers."""
    found: dict[str, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stands = (folder / "stat").read_text().rpartition(")")[2].split()
            words = (folder / "cmdline").read_text().split("\0")
        except OSError:  # it ended while we looked
            continue
        if int(stands[1]) == parent and stands[0] != "Z":
            found |= {name: int(folder.name) for word, name in BESIDE.items() if word in words}
    return found


def sessions() -> set[int]:
    """The session of every process that runs: `./run` gives each of its programs one of its own."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stands = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if stands[0] != "Z":
            found.add(int(stands[3]))
    return found


def comes_true(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The programme, with an empty database, once it answers."""
    shutil.copyfile(sqlite_template(), tmp_path / "mentores.sqlite3")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, str(ROOT / "run"), "--data", str(tmp_path), "--port", str(port)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None  # asked for above
        said = next((line for line in run.stdout if line.startswith("Stop with")), "")
        try:
            assert said == "Stop with Ctrl-C.\n"
            yield run
        finally:
            run.terminate()


def test_server_worker_and_clock_run_together_are_begun_again_and_end_together(started):
    before = children(started.pid)
    for name in ["worker", "clock"]:
        os.kill(before[name], signal.SIGKILL)
    begun_again = comes_true(lambda: len({*before.values(), *children(started.pid).values()}) == 5)
    after = children(started.pid)

    started.send_signal(signal.SIGINT)
    code = started.wait(PATIENCE)

    assert (sorted(before), begun_again, code) == (["clock", "server", "worker"], True, 0)
    assert {name for name in before if after[name] == before[name]} == {"server"}
    assert sessions() & {*before.values(), *after.values()} == set()
