"""How a file of the house looks."""

import ast

import pytest

from tests.project.house import MODULES, ROOT, name, tree

OURS = [*MODULES, ROOT / "run", ROOT / "manage.py", ROOT / "docs" / "generate.py"]
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "constants", "misc", "manager", "handler", "processor"}


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_module_says_in_its_first_line_what_it_is(path):
    code = tree(path)
    first, *rest = (ast.get_docstring(code) or "").splitlines() or [""]

    assert (first.endswith((".", "?")), rest[:1]) == (bool(code.body), [""] if rest else [])


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_named_after_what_is_in_it(path):
    assert {part.removesuffix(".py") for part in path.relative_to(ROOT).parts} & SAYS_NOTHING == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.is_relative_to(ROOT / "tests")], ids=name)
def test_a_test_is_a_function_of_real_objects(path):
    code = tree(path)
    imported = {
        alias.name for node in ast.walk(code) if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names
    }
    classes = {node.name for node in ast.walk(code) if isinstance(node, ast.ClassDef) and node.name.startswith("Test")}

    assert (imported & {"mock", "Mock", "MagicMock", "patch"}, classes) == (set(), set())
