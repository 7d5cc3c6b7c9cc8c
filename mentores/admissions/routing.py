"""Which entity an application goes to, when the person chose none.

Entities that may register this person, accompany this public, have room and are not away: first those that cover the
person's municipality, or people abroad if the person lives there; else those that work in the whole country; else
nobody, and the national team decides. Among several: what they have agreed for this municipality
(turn, public, or that the national team decides), else the one with the fewest undecided applications and accompanied
people, then the order of the list.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Max

from mentores.admissions.models import Application, Sharing, SharingRule
from mentores.participants.models import Profile, Side
from mentores.participants.selectors import accompanied_by
from mentores.partners.models import Entity
from mentores.partners.services import may_take

WEIGHED = (
    "publics",
    "takes_minors",
    "open_cases_max",
    "sort_order",
    "covers_km",
    "covers_nation",
    "covers_abroad",
    "covered_districts",
    "municipality__district_code",
    "municipality__lat",
    "municipality__lon",
)
MANY = 2
NEVER = datetime.min.replace(tzinfo=UTC)
FAR = 10_000  # kilometres: behind every entity that has a place


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An entity that could have a case: how far it is, how many more it has room for, and what speaks against it."""

    entity: Entity
    km: int | None
    room: int
    covers: bool
    serves: bool

    @property
    def fits(self) -> bool:
        return self.covers and self.serves and self.room > 0


def offers(profile: Profile, *, side: str, on: date) -> list[Offer]:
    """Every active entity that may register this person and is not away: those that fit first, then the nearest.

    For the national team, which decides where the routing finds nobody.
    """
    here = Entity.objects.active(on=on).present(on=on).select_related("municipality").prefetch_related("covered")
    entities = [entity for entity in here if may_take(entity, profile.person)]
    load = _load([entity.pk for entity in entities])
    found = [
        Offer(
            entity=entity,
            km=round(entity.municipality.km_to(profile.municipality)) if entity.municipality else None,
            room=max(0, entity.open_cases_max - load[entity.pk]),
            covers=_covers(entity, profile) or entity.covers_nation,
            serves=_serves(entity, profile, side),
        )
        for entity in entities
    ]
    return sorted(found, key=lambda one: (not one.fits, FAR if one.km is None else one.km, one.entity.sort_order))


def entity_for(profile: Profile, *, side: str, on: date) -> Entity | None:
    """The entity that should decide on this person's application; None: the national team."""
    here = Entity.objects.active(on=on).present(on=on).select_related("municipality").prefetch_related("covered")
    looked_at = here.only(*(WEIGHED if profile.person.invented else (*WEIGHED, "data_protection_text")))
    active = [entity for entity in looked_at if may_take(entity, profile.person) and _serves(entity, profile, side)]
    load = _load([entity.pk for entity in active])
    with_room = [entity for entity in active if load[entity.pk] < entity.open_cases_max]
    near = [entity for entity in with_room if _covers(entity, profile)]
    national = [entity for entity in with_room if entity.covers_nation]
    found = _of_several(near or national, profile, load)
    return Entity.objects.select_related("municipality").get(pk=found.pk) if found else None


def _of_several(choice: list[Entity], profile: Profile, load: dict[int, int]) -> Entity | None:
    """The one that the rule agreed for the person's municipality names; None: the national team."""
    if len(choice) < MANY:
        return choice[0] if choice else None
    agreed = Sharing.objects.filter(municipality=profile.municipality_id).first()
    rule = agreed.rule if agreed else SharingRule.LEAST_TO_DO
    if rule == SharingRule.NATIONAL_TEAM:
        return None
    if rule == SharingRule.LEAST_TO_DO:
        return min(choice, key=lambda entity: (load[entity.pk], entity.sort_order, entity.pk))
    narrowest = min(len(entity.publics) for entity in choice)
    asked = [entity for entity in choice if rule == SharingRule.TURN or len(entity.publics) == narrowest]
    last = _last_given([entity.pk for entity in asked])
    return min(asked, key=lambda entity: (last.get(entity.pk, NEVER), entity.sort_order, entity.pk))


def _last_given(entity_ids: list[int]) -> dict[int, datetime]:
    """Entity id → when the latest application came to it."""
    given = Application.objects.filter(entity__in=entity_ids).order_by().values_list("entity")
    return dict(given.annotate(latest=Max("submitted_at")))


def _serves(entity: Entity, profile: Profile, side: str) -> bool:
    """It accompanies people in this situation, and of this age."""
    if profile.is_minor and not entity.takes_minors:
        return False
    wanted = profile.publics if side == Side.MENTOR else [profile.public]
    return not any(wanted) or bool(set(wanted) & set(entity.publics))


def _covers(entity: Entity, profile: Profile) -> bool:
    """By its own municipality or the kilometres around it, by a municipality or district named, or from abroad."""
    own, place = entity.municipality, profile.municipality
    return (
        (own is not None and (own == place or own.km_to(place) <= entity.covers_km))
        or place.district_code in entity.covered_districts
        or place in entity.covered.all()
        or (profile.lives_abroad and entity.covers_abroad)
    )


def _load(entity_ids: list[int]) -> dict[int, int]:
    load = accompanied_by(entity_ids)
    undecided = Application.objects.undecided().filter(entity__in=entity_ids)
    for row in undecided.order_by().values("entity").annotate(number=Count("pk")):
        load[row["entity"]] += row["number"]
    return load
