"""The first conditions to take part and the first services to turn to elsewhere."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import models, transaction

from mentores.admissions.models import Rule, Signpost

DATA = Path(__file__).parent / "data"
LISTS: Mapping[str, type[models.Model]] = {"rules": Rule, "signposts": Signpost}


@transaction.atomic
def load_reference() -> int:
    """Add the rules and signposts that the database does not know; what it has stays. Returns how many were added."""
    return sum(_add_unknown(model, name) for name, model in LISTS.items())


def _add_unknown(model: type[models.Model], name: str) -> int:
    rows: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    table = model._default_manager
    known = set(table.values_list("code", flat=True))
    new = [model(sort_order=order, **row) for order, row in enumerate(rows, start=1) if row["code"] not in known]
    return len(table.bulk_create(new))
