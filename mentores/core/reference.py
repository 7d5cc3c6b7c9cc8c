"""Reference data that comes with the project, beside what people have made of it."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import models

from mentores.core.languages import DEFAULT

Row = TypeVar("Row", bound=models.Model)


def add_unknown(table: models.Manager[Row], rows: Iterable[Row], *key: str, texts: Sequence[str] = ()) -> int:
    """Add the rows whose `key` the table does not know, and return how many; the others stay as they are.

    They learn the languages that they lack: a text of `texts` whose Portuguese is still ours is ours in them, too.
    """
    held = {tuple(getattr(row, name) for name in key): row for row in table.all()}
    new, taught = [], []
    for row in rows:
        known = held.get(tuple(getattr(row, name) for name in key))
        if known is None:
            new.append(row)
        elif _teach(known, row, texts):
            taught.append(known)
    if taught:
        table.bulk_update(taught, texts)
    return len(table.bulk_create(new))


def _teach(row: models.Model, ours: models.Model, texts: Sequence[str]) -> bool:
    """Give each text the languages that it lacks, unless it says something else than ours. Whether one lacked any."""
    before = {text: getattr(row, text) for text in texts}
    for text, held in before.items():
        more = getattr(ours, text)
        if held.get(DEFAULT) == more.get(DEFAULT):
            setattr(row, text, more | held)
    return any(getattr(row, text) != held for text, held in before.items())
