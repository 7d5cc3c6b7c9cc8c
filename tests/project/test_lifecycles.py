"""No act is half finished: each has a rule who may do it and a service that does it."""

from importlib import import_module
from pathlib import Path

import pytest

from docs.generate import lifecycles

LIFECYCLES = [pytest.param(*found, id=found[0]) for found in lifecycles()]


def services_of(app: str) -> set[str]:
    """The public functions of an app's services, in one module or in several."""
    package = import_module(f"mentores.{app}.services")
    names = [package.__name__]
    if hasattr(package, "__path__"):
        names = [f"{package.__name__}.{path.stem}" for path in Path(package.__path__[0]).glob("*.py")]
    return {act for name in names for act in vars(import_module(name.removesuffix(".__init__")))}


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_act_says_who_may_do_it(name, lifecycle):
    app, table = name.split(".")
    policies = import_module(f"mentores.{app}.policies")

    may = getattr(policies, "MAY" if table == "LIFECYCLE" else f"MAY_{table}")

    assert set(lifecycle.steps) - set(may) == set()


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_act_has_a_service_of_its_name(name, lifecycle):
    app, _ = name.split(".")

    assert set(lifecycle.steps) - services_of(app) == set()


@pytest.mark.parametrize(("name", "lifecycle"), LIFECYCLES)
def test_every_state_can_be_reached(name, lifecycle):
    reached = {lifecycle.start}
    arrows = list(lifecycle.arrows())

    for _ in arrows:
        reached |= {target for source, _, target in arrows if source in reached}

    assert {state for source, _, target in arrows for state in (source, target)} - reached == set()
