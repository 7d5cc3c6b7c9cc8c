"""Every package we depend on is there for a reason, and locked."""

import re
import tomllib

import pytest

from tests.project.house import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text()
NEEDED = tomllib.loads(PROJECT)["project"]["dependencies"]
TOOLS = tomllib.loads(PROJECT)["dependency-groups"]["dev"]


def locked(lock: str) -> dict[str, str]:
    """Package and version of every pin in a lock file."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements" / lock).read_text(), re.MULTILINE))


def bare(requirement: str) -> str:
    """The name of a package, without its extras and its version."""
    return re.split(r"[\[=<>]", requirement)[0]


@pytest.mark.parametrize("requirement", [*NEEDED, *TOOLS])
def test_a_dependency_says_why_it_is_there(requirement):
    line = next(line for line in PROJECT.splitlines() if line.strip().startswith(f'"{requirement}"'))

    assert re.search(r"# \w+", line)


@pytest.mark.parametrize("requirement", NEEDED)
def test_a_dependency_is_locked_at_the_version_we_name(requirement):
    package, version = re.sub(r"\[.*\]", "", requirement).split("==")

    assert locked("run.txt")[package] == version


def test_the_lock_of_the_tools_holds_what_the_programme_runs_with():
    assert locked("run.txt").items() - locked("dev.txt").items() == set()


def test_the_lock_of_the_tools_holds_every_tool():
    assert {bare(tool) for tool in TOOLS} - set(locked("dev.txt")) == set()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "uv.txt"])
def test_every_pin_has_its_hashes(lock):
    pins = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements" / lock).read_text())

    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []
