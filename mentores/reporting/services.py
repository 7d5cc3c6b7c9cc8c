"""Keeping what was published."""

from collections.abc import Sequence
from datetime import date

from mentores.reporting.models import Publication


def keep_publication(
    *, published_on: date, pilot_closed_on: date, entities_announced: int, entities_listed: int, notes: Sequence[str]
) -> Publication:
    """Write down what was printed on a day; it is never computed again."""
    return Publication.objects.create(
        published_on=published_on,
        pilot_closed_on=pilot_closed_on,
        entities_announced=entities_announced,
        entities_listed=entities_listed,
        notes=list(notes),
    )
