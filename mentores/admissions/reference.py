"""The first conditions to take part and the first services to turn to elsewhere."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import models, transaction

from mentores.admissions.models import Rule, Signpost
from mentores.core.reference import add_unknown

DATA = Path(__file__).parent / "data"
LISTS: Mapping[str, type[models.Model]] = {"rules": Rule, "signposts": Signpost}


@transaction.atomic
def load_reference() -> int:
    """Add the rules and signposts that the database lacks. Returns how many; those it has learn more languages."""
    return sum(
        add_unknown(model._default_manager, _rows(name), "code", texts=["name", "text"])
        for name, model in LISTS.items()
    )


def _rows(name: str) -> list[models.Model]:
    rows: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return [LISTS[name](sort_order=order, **row) for order, row in enumerate(rows, start=1)]
