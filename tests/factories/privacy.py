"""What the database holds, to compare before and after."""

from collections.abc import Collection

from django.apps import apps
from django.core import serializers
from django.db.models import Model

from mentores.audit.models import Cursor, Event
from mentores.privacy.models import Merger

RECORDS = (Event, Cursor, Merger)  # they tell what was done, also of what was undone


def dump(*, but: Collection[type[Model]] = RECORDS) -> list[str]:
    """Every row of every table, as text; without the record of what was done."""
    models = [model for model in apps.get_models() if model not in but]
    rows = [row for model in models for row in model._default_manager.order_by("pk")]
    return sorted(serializers.serialize("jsonl", rows).splitlines())
