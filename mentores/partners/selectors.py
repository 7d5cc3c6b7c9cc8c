"""Questions about entities and their people. The public directory is for everybody, so it asks for no viewer."""

from datetime import date

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.core.text import fold
from mentores.partners.models import Entity, EntityQuerySet, Membership, MembershipQuerySet, Promoter


def directory(*, on: date, words: str = "", district: str = "", kind: str = "") -> EntityQuerySet:
    """The active entities, by name, narrowed to words of their name or municipality, a district and a kind."""
    found = Entity.objects.active(on=on).select_related("municipality").order_by("folded_name")
    for word in fold(words).split():
        found = found.filter(folded_name__contains=word) | found.filter(municipality__sort_name__contains=word)
    if district:
        found = found.filter(municipality__district_code=district)
    return found.filter(kind=kind) if kind else found


def active_entity(slug: str, *, on: date) -> Entity | None:
    """The active entity with this public address."""
    found = Entity.objects.active(on=on).select_related("municipality").prefetch_related("areas")
    return found.filter(slug=slug).first()


def own_entity(viewer: Viewer) -> Entity | None:
    """The entity the viewer works for."""
    return Entity.objects.select_related("municipality").filter(pk__in=viewer.entities).first()


def memberships_of(person: User, *, on: date) -> list[Membership]:
    """Where a person works on a day, entity included."""
    held = Membership.objects.filter(person=person).open(on=on).filter(entity__in=Entity.objects.active(on=on))
    return list(held.select_related("entity").order_by("entity__folded_name", "role"))


def colleagues(viewer: Viewer, *, on: date) -> MembershipQuerySet:
    """The people of the viewer's own entity."""
    own = Membership.objects.visible_to(viewer).open(on=on)
    return own.select_related("person").order_by("person__folded_name")


def members_of(entity: Entity, *roles: str, on: date) -> list[User]:
    """The people holding one of the roles at an entity; for notices, not for pages."""
    held = Membership.objects.filter(entity=entity, role__in=roles).open(on=on).select_related("person")
    return list({membership.person_id: membership.person for membership in held.order_by("pk")}.values())


def promoter() -> Promoter | None:
    """Who answers for the programme; None before anybody has said so."""
    return Promoter.objects.first()
