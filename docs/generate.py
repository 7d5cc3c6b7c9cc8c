"""Draws the pages of this folder that follow from the code: `./run docs`."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import django
from django.apps import AppConfig, apps
from django.db.models import Model

from config.packages import TABLES
from mentores.core.lifecycle import Lifecycle
from mentores.core.privacy import RETENTIONS, YEAR, NotPersonal, Personal, Privacy, Retention

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the database: its name, what a row is, whose data that is, and its columns."""

    table: str
    what: str
    privacy: Privacy
    fields: tuple[str, ...]


def register() -> list[Entry]:
    """Every table of the database: ours from the lowest floor up, then those that packages bring."""
    ours = set(our_models())
    models = [model for model in apps.get_models(include_auto_created=True) if _speaker(model) in ours]
    theirs = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return [
        *(
            Entry(model._meta.db_table, _what(model), vars(_speaker(model))["privacy"], _fields(model))
            for model in models
        ),
        *(
            Entry(table, what, privacy, _fields(theirs[table]) if table in theirs else ())
            for table, (what, privacy) in sorted(TABLES.items())
        ),
    ]


def _speaker(model: type[Model]) -> type[Model]:
    """The model that declares for this table: itself, or the one whose list it holds."""
    made_for: object = model._meta.auto_created  # the stubs say bool; it is the model, or False
    return made_for if isinstance(made_for, type) and issubclass(made_for, Model) else model


def _what(model: type[Model]) -> str:
    if _speaker(model) is not model:
        return f"A list of {_speaker(model)._meta.label}."
    return (model.__doc__ or "").strip().splitlines()[0]


def _fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.get_fields() if field.concrete and not field.many_to_many)


def _length(keep: timedelta) -> str:
    years, days = divmod(keep.days, YEAR.days)
    number, unit = (days, "day") if days else (years, "year")
    return f"{number} {unit}" + ("s" if number > 1 else "")


def _class_row(retention: Retention) -> str:
    end = f"{_length(retention.keep)}, then {retention.then}"
    return f"| {retention.name} | {retention.why} | {end} |"


def _entry_row(entry: Entry) -> str:
    """One line of the register."""
    fields = ", ".join(f"`{field}`" for field in entry.fields)
    match entry.privacy:
        case Personal(subjects):
            whose = ", ".join(f"`{subject}`" for subject in subjects)
            return f"| `{entry.table}` | {entry.what} | {whose} | {entry.privacy.retention.name} | {fields} |"
        case NotPersonal(because):
            return f"| `{entry.table}` | {entry.what} | nobody: {because} | – | {fields} |"


def privacy_page() -> str:
    """docs/privacy-register.md."""
    lines = [
        "# Register of the data",
        "",
        "Every table of the database, what a row is, which fields lead to people, and how long it is kept. A table",
        "that is about nobody says why.",
        "",
        "## Classes",
        "",
        "| Class | Why it is kept | How long after its end |",
        "|---|---|---|",
        *map(_class_row, RETENTIONS),
        "",
        "## Tables",
        "",
        "| Table | A row is | About | Class | Fields |",
        "|---|---|---|---|---|",
        *map(_entry_row, register()),
        "",
    ]
    return "\n".join([GENERATED, *lines])


PAGES: dict[str, Callable[[], str]] = {"lifecycles.md": lifecycle_page, "privacy-register.md": privacy_page}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for page, text in PAGES.items():
        (HERE / page).write_text(text())
