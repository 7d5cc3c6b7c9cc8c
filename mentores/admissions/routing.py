"""Which entity an application goes to, when the person chose none.

Entities of the person's municipality or within the kilometres they cover, that accompany this public and have room;
else those that work in the whole country; else nobody, and the national team decides. Among several: the one with the
fewest undecided applications and accompanied people, then the order of the list.
"""

from datetime import date

from django.db.models import Count

from mentores.admissions.models import Application
from mentores.participants.models import Profile, Side
from mentores.participants.selectors import accompanied_by
from mentores.partners.models import Entity


def entity_for(profile: Profile, *, side: str, on: date) -> Entity | None:
    """The entity that should decide on this person's application; None: the national team."""
    everywhere = Entity.objects.active(on=on).select_related("municipality")
    active = [entity for entity in everywhere if _serves(entity, profile, side)]
    load = _load([entity.pk for entity in active])
    with_room = [entity for entity in active if load[entity.pk] < entity.open_cases_max]
    near = [entity for entity in with_room if _covers(entity, profile)]
    national = [entity for entity in with_room if entity.municipality is None]
    choice = near or national
    return min(choice, key=lambda entity: (load[entity.pk], entity.sort_order, entity.pk), default=None)


def _serves(entity: Entity, profile: Profile, side: str) -> bool:
    wanted = profile.publics if side == Side.MENTOR else [profile.public]
    return not any(wanted) or bool(set(wanted) & set(entity.publics))


def _covers(entity: Entity, profile: Profile) -> bool:
    place = entity.municipality
    return place is not None and (
        place == profile.municipality or place.km_to(profile.municipality) <= entity.covers_km
    )


def _load(entity_ids: list[int]) -> dict[int, int]:
    load = accompanied_by(entity_ids)
    undecided = Application.objects.undecided().filter(entity__in=entity_ids)
    for row in undecided.order_by().values("entity").annotate(number=Count("pk")):
        load[row["entity"]] += row["number"]
    return load
