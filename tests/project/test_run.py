"""The front door says in one line what is wrong, and how to put it right."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.house import ROOT


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

    assert (code, " ".join(verbs)) == (0, "start test check fmt demo messages figures pair bench docs help")
