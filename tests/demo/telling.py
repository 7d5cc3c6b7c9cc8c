"""Demonstrations for tests: told once for a module, and what a database holds, in an order that is always the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.apps import apps
from django.db import transaction

from mentores.demo.services import load
from tests.factories.territories import reference_data

DAY = date(2026, 3, 2)


@contextmanager
def told(stage: str, *, on: date = DAY) -> Iterator[None]:
    """Inside, the database holds the demonstration at this stage; afterwards it is as before."""
    with transaction.atomic():
        reference_data()
        load(stage, loaded_on=on)
        yield
        transaction.set_rollback(True)


def rows_left() -> dict[str, int]:
    """Table → number of rows, reference data and Django's own left aside."""
    aside = {"territories", "contenttypes", "auth"}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in aside]
    counts = {model._meta.db_table: model._base_manager.count() for model in models}
    return {table: number for table, number in counts.items() if number}
