"""Acts on entities, their people and the promoter."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.partners.models import Entity, Membership, Promoter
from mentores.partners.policies import MAY, edits_the_programme
from mentores.territories.models import SupportArea

FACE = ("public_email", "public_phone", "website")
PROMOTER = ("name", "address", "email", "phone", "data_protection_email", "complaints_url")


@transaction.atomic
def add_entity(
    *,
    code: str,
    name: str,
    kind: str,
    municipality_code: str | None,
    publics: Iterable[str],
    areas: Iterable[str],
    since: date,
    sort_order: int = 0,
    public_email: str = "",
    description: dict[str, str] | None = None,
) -> Entity:
    """A new entity. `areas` are codes of groups of areas; without a municipality it works in the whole country."""
    entity = Entity(
        code=code,
        slug=slugify(name),
        name=name,
        kind=kind,
        municipality_id=municipality_code,
        publics=list(publics),
        since=since,
        sort_order=sort_order,
        public_email=public_email,
        description=description or {},
    )
    entity.full_clean()
    entity.save()
    entity.areas.set(SupportArea.objects.filter(code__in=list(areas)))
    return entity


def add_member(entity: Entity, person: User, *, role: str, since: date) -> Membership:
    """A person begins to work for an entity in one role."""
    membership = Membership(entity=entity, person=person, role=role, since=since)
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def update_public_face(
    entity: Entity, *, by: Viewer, at: datetime, face: dict[str, str], description: dict[str, str]
) -> Entity:
    """Change what the public page says: contact (public_email, public_phone, website) and text for each language."""
    entity = Entity.objects.select_for_update(of=("self",)).get(pk=entity.pk)
    if not MAY["update_public_face"](by, entity):
        raise PermissionDenied
    for field in FACE:
        setattr(entity, field, face[field])
    entity.description = description
    entity.full_clean()
    entity.save()
    record("partners", "update_public_face", kind="entity", subject=entity.public_id, by=by, at=at)
    return entity


@transaction.atomic
def update_promoter(
    *, by: Viewer, at: datetime, details: dict[str, str], legal_basis: dict[str, str], about: dict[str, str]
) -> Promoter:
    """Change who answers for the programme, as shown at the foot of every page."""
    if not edits_the_programme(by):
        raise PermissionDenied
    promoter, _ = Promoter.objects.select_for_update().get_or_create(only=True)
    for field in PROMOTER:
        setattr(promoter, field, details[field])
    promoter.legal_basis, promoter.about = legal_basis, about
    promoter.full_clean()
    promoter.save()
    record("partners", "update_promoter", kind="promoter", subject="promoter", by=by, at=at)
    return promoter
