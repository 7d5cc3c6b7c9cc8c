"""Entities and the people who work for them."""

from collections.abc import Sequence
from itertools import count

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.partners.models import Entity, Kind, Public
from mentores.partners.services import add_entity, add_member
from tests.factories.accounts import make_person
from tests.factories.moments import TODAY
from tests.factories.territories import LISBOA, reference_data

_number = count(1)


def make_entity(
    name: str = "",
    *,
    municipality: str | None = LISBOA,
    kind: str = Kind.ASSOCIATION,
    publics: Sequence[str] = (Public.IMMIGRANT, Public.REFUGEE, Public.RETURNING_EMIGRANT),
    areas: Sequence[str] = (),
    sort_order: int = 0,
    covers_km: int = 40,
    open_cases_max: int = 40,
    public_email: str = "",
) -> Entity:
    """An active entity; without a municipality it works in the whole country."""
    reference_data()
    number = next(_number)
    entity = add_entity(
        code=f"E{number}",
        name=name or f"Entidade {number}",
        kind=kind,
        municipality_code=municipality,
        publics=publics,
        areas=areas,
        since=TODAY,
        sort_order=sort_order,
        public_email=public_email,
    )
    entity.covers_km, entity.open_cases_max = covers_km, open_cases_max
    entity.save(update_fields=["covers_km", "open_cases_max"])
    return entity


def make_member(entity: Entity, role: str, *, person: User | None = None) -> Viewer:
    """A person who works for the entity, wearing this role."""
    person = person or make_person()
    add_member(entity, person, role=role, since=TODAY)
    return Viewer(person=person, role=role, entity_id=entity.pk)


def make_coordinator(entity: Entity, *, person: User | None = None) -> Viewer:
    return make_member(entity, Role.COORDINATOR, person=person)


def make_technician(entity: Entity, *, person: User | None = None) -> Viewer:
    return make_member(entity, Role.TECHNICIAN, person=person)


def make_reader(entity: Entity, *, person: User | None = None) -> Viewer:
    return make_member(entity, Role.READER, person=person)


def make_company_contact(entity: Entity, *, person: User | None = None) -> Viewer:
    return make_member(entity, Role.COMPANY_CONTACT, person=person)


def acting_for(entity: Entity) -> Viewer:
    """A technician's hat of the entity on nobody's head: for the acts a test needs done but does not ask about."""
    return Viewer(person=None, role=Role.TECHNICIAN, entity_id=entity.pk)
