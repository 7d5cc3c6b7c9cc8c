"""What the tests about the code walk over: its files, its apps, its templates."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "mentores"
WEB = HOUSE / "web"
MODULES = sorted(
    path
    for folder in [HOUSE, ROOT / "config", ROOT / "tests"]
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts
)
DOORS = [path for path in MODULES if path.is_relative_to(WEB)]
TEMPLATES = sorted(HOUSE.rglob("*.html"))


def name(path: Path) -> str:
    """The path as it is read in a failing test: from the root of the project."""
    return str(path.relative_to(ROOT))


def template_name(path: Path) -> str:
    """The name under which Django finds this template."""
    parts = path.relative_to(HOUSE).parts
    if "templates" in parts:
        return "/".join(parts[parts.index("templates") + 1 :])
    return "/".join(parts[1:])


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(), filename=name(path))


@cache
def everything() -> str:
    """All our code and templates as one text, to ask whether something is mentioned anywhere."""
    return "\n".join(path.read_text() for path in [*MODULES, *TEMPLATES])
