"""A door asks selectors, calls one act, and answers."""

import ast

import pytest

from tests.project.house import DOORS, name, tree


@pytest.mark.parametrize("path", DOORS, ids=name)
def test_a_door_asks_selectors_and_never_the_manager(path):
    attributes = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}

    assert attributes & {"objects", "_default_manager", "_base_manager"} == set()


@pytest.mark.parametrize("path", DOORS, ids=name)
def test_a_door_never_writes_a_row_itself(path):
    called = {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    assert called & {"save", "delete", "create", "bulk_create", "update_or_create", "get_or_create"} == set()


@pytest.mark.parametrize("path", DOORS, ids=name)
def test_a_view_is_a_function_and_a_form_is_written_out(path):
    bases = {
        ast.unparse(base) for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef) for base in node.bases
    }

    assert {base for base in bases if base.split(".")[-1] in {"View", "TemplateView", "FormView", "ModelForm"}} == set()
