"""Draws the pages of this folder that follow from the code: `./run docs`."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import django
from django.apps import AppConfig, apps
from django.db.models import Model

from mentores.core.lifecycle import Lifecycle
from mentores.core.privacy import NotPersonal, Personal

HERE = Path(__file__).resolve().parent
GENERATED = "<!-- Drawn by `./run docs` from the code; change the code and draw it again. -->\n"


def our_apps() -> list[AppConfig]:
    """The apps of the house, in the order of INSTALLED_APPS: lowest floor first."""
    return [app for app in apps.get_app_configs() if app.name.startswith("mentores.")]


def lifecycle_modules() -> Iterator[ModuleType]:
    """Every `lifecycle` module of our apps, single or one for each noun."""
    for app in our_apps():
        if find_spec(f"{app.name}.lifecycle"):
            yield import_module(f"{app.name}.lifecycle")


def lifecycles() -> Iterator[tuple[str, Lifecycle]]:
    """(app and name, lifecycle) of every table of acts in the house."""
    for module in lifecycle_modules():
        for name, value in vars(module).items():
            if isinstance(value, Lifecycle):
                yield f"{module.__name__.split('.')[1]}.{name}", value


def drawn(name: str, lifecycle: Lifecycle) -> str:
    """One lifecycle as a diagram and as a table."""
    arrows = list(lifecycle.arrows())
    ends = sorted({target for _, _, target in arrows} - {source for source, _, _ in arrows})
    diagram = [
        "```mermaid",
        "stateDiagram-v2",
        f"  [*] --> {lifecycle.start}",
        *(f"  {source} --> {target}: {act}" for source, act, target in arrows),
        *(f"  {end} --> [*]" for end in ends),
        "```",
    ]
    table = ["| From | Act | To |", "|---|---|---|", *(f"| {source} | `{act}` | {to} |" for source, act, to in arrows)]
    return "\n".join([f"## {name.removesuffix('.LIFECYCLE')}", "", *diagram, "", *table, ""])


def lifecycle_page() -> str:
    """docs/lifecycles.md."""
    head = "# Lifecycles\n\nWhich act leads a case from which state to which. Who may do it stands in `policies.py`.\n"
    return "\n".join([GENERATED, head, *(drawn(name, lifecycle) for name, lifecycle in lifecycles())])


def our_models() -> list[type[Model]]:
    """Every model of our apps, in the order of the floors."""
    return [model for app in our_apps() for model in app.get_models()]


def registered(model: type[Model]) -> str:
    """One line of the register: whose data a table holds and what becomes of it."""
    declared = vars(model)["privacy"]
    fields = ", ".join(f"`{field.name}`" for field in model._meta.get_fields() if field.concrete)
    match declared:
        case Personal(subjects, keep, then):
            whose = ", ".join(f"`{subject}`" for subject in subjects)
            return f"| {model._meta.label} | {whose} | {keep.days} days, then {then} | {fields} |"
        case NotPersonal(because):
            return f"| {model._meta.label} | nobody: {because} | – | {fields} |"
    raise TypeError(f"{model._meta.label} declares {declared!r}")


def privacy_page() -> str:
    """docs/privacy-register.md."""
    head = [
        "# Register of the data",
        "",
        "Every table of the house, whose data it holds, and how long after its end it is kept.",
        "",
        "| Table | About | Kept | Fields |",
        "|---|---|---|---|",
    ]
    return "\n".join([GENERATED, *head, *map(registered, our_models()), ""])


PAGES: dict[str, Callable[[], str]] = {"lifecycles.md": lifecycle_page, "privacy-register.md": privacy_page}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for page, text in PAGES.items():
        (HERE / page).write_text(text())
