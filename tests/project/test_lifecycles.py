"""No act is half finished: each has a rule who may do it and a service that does it."""

import ast
from importlib import import_module

import pytest

from docs.generate import lifecycles
from tests.project.house import HOUSE, tree

LIFECYCLES = [pytest.param(*found, id=found[0]) for found in lifecycles()]


def acts_of(app: str) -> set[str]:
    """What an app's services do: their public functions, and the steps these take by name on the way."""
    places = [*HOUSE.glob(f"{app}/services.py"), *HOUSE.glob(f"{app}/services/*.py")]
    nodes = [node for path in places for node in ast.walk(tree(path))]
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return functions | {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_act_says_who_may_do_it(name, lifecycle):
    app, table = name.split(".")
    policies = import_module(f"mentores.{app}.policies")

    may = getattr(policies, "MAY" if table == "LIFECYCLE" else f"MAY_{table}")

    assert set(lifecycle.steps) - set(may) == set()


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_act_is_done_by_a_service(name, lifecycle):
    app, _ = name.split(".")

    assert set(lifecycle.steps) - acts_of(app) == set()


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_state_can_be_reached(name, lifecycle):
    reached = {lifecycle.start}
    arrows = list(lifecycle.arrows())

    for _ in arrows:
        reached |= {target for source, _, target in arrows if source in reached}

    assert {state for source, _, target in arrows for state in (source, target)} - reached == set()
