"""Which entities are near another one."""

from collections.abc import Iterable

from mentores.partners.models import Entity


def nearest(entity: Entity, others: Iterable[Entity], *, number: int) -> list[tuple[Entity, int]]:
    """The entities nearest to this one and how many kilometres away; none if it works in the whole country."""
    here = entity.municipality
    if here is None:
        return []
    distances = [
        (other, round(here.km_to(other.municipality)))
        for other in others
        if other.municipality is not None and other != entity
    ]
    return sorted(distances, key=lambda pair: (pair[1], pair[0].folded_name))[:number]
