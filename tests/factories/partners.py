"""Entities and the people who work for them."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer, through_link
from mentores.partners.lifecycle import State
from mentores.partners.models import Entity, Invitation, Kind, Public
from mentores.partners.services import add_entity, add_member, apply, invite, second_invitation, suspend
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.territories import LISBOA, reference_data

EVERYBODY = tuple(Public.values)
FAR_AWAY = date(2199, 12, 31)

_number = count(1)


def make_entity(
    name: str = "",
    *,
    municipality: str | None = LISBOA,
    kind: str = Kind.ASSOCIATION,
    publics: Sequence[str] = EVERYBODY,
    areas: Sequence[str] = (),
    sort_order: int = 0,
    covers_km: int = 40,
    open_cases_max: int = 40,
    public_email: str = "",
    protects: bool = True,
    insured_until: date | None = FAR_AWAY,
) -> Entity:
    """An active entity, though nobody coordinates it yet; without a municipality it works in the whole country.

    Unless it `protects`, it has not written what it does with people's data. Its volunteers are insured.
    """
    entity = make_preparing(
        name, municipality=municipality, kind=kind, publics=publics, areas=areas, public_email=public_email
    )
    entity.state, entity.since, entity.sort_order = State.ACTIVE, TODAY, sort_order
    entity.covers_km, entity.open_cases_max = covers_km, open_cases_max
    entity.insurance_insurer, entity.insurance_until = "Seguradora Exemplo" if insured_until else "", insured_until
    entity.data_protection_text = {"pt": "Guardamos só o que é preciso."} if protects else {}
    entity.save()
    return entity


def make_preparing(
    name: str = "",
    *,
    municipality: str | None = LISBOA,
    kind: str = Kind.ASSOCIATION,
    publics: Sequence[str] = EVERYBODY,
    areas: Sequence[str] = (),
    public_email: str = "",
) -> Entity:
    """An entity that was admitted and has not begun."""
    reference_data()
    number = next(_number)
    return add_entity(
        code=f"E{number}",
        name=name or f"Entidade {number}",
        kind=kind,
        municipality_code=municipality,
        publics=publics,
        areas=areas,
        public_email=public_email,
        by=SYSTEM,
        at=NOON,
    )


def make_candidate(
    name: str = "",
    *,
    municipality: str | None = LISBOA,
    contact_name: str = "Contacto Exemplo",
    contact_email: str = "contacto@example.org",
    motivation: str = "Queremos participar.",
    language: str = "pt",
    form_key: str = "",
    at: datetime = NOON,
) -> Entity:
    """An organisation that has applied and waits for the decision."""
    reference_data()
    number = next(_number)
    return apply(
        form_key=form_key or f"form {number}",
        contact_name=contact_name,
        contact_email=contact_email,
        motivation=motivation,
        language=language,
        name=name or f"Entidade {number}",
        kind=Kind.ASSOCIATION,
        municipality_code=municipality,
        publics=EVERYBODY,
        at=at,
    )


def make_suspended(name: str = "") -> Entity:
    """An entity that was active and is suspended."""
    return suspend(make_entity(name), by=Viewer(person=None, role=Role.NATIONAL_COORDINATOR), at=NOON)


def make_ended(name: str = "", *, on: date = TODAY) -> Entity:
    """An entity that was active until a day."""
    entity = make_entity(name)
    entity.state, entity.until = State.ENDED, on
    entity.save(update_fields=["state", "until"])
    return entity


def make_invitation(
    entity: Entity | None,
    *,
    role: str = Role.TECHNICIAN,
    name: str = "",
    email: str = "",
    language: str = "pt",
    by: Viewer | None = None,
    seconded: bool = True,
    at: datetime = NOON,
) -> Invitation:
    """An invitation without an answer, to an entity or, seconded unless asked otherwise, to the national team."""
    number = next(_number)
    invited_by = by or (make_appointed() if entity is None else make_coordinator(entity))
    invitation = invite(
        entity,
        name=name or f"Convidada{number} Exemplo",
        email=email or f"convidada{number}@example.org",
        role=role,
        language=language,
        by=invited_by,
        at=at,
    )
    return second_invitation(invitation, by=make_appointed(), at=at) if entity is None and seconded else invitation


def holding(invitation: Invitation) -> Viewer:
    """Whoever opens the link of an invitation."""
    return through_link(None, purpose="invitation", kind="invitation", subject=invitation.public_id)


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
