"""The network of the demonstration: real entities, invented staff."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import product

from allauth.account.models import EmailAddress

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.services import add_person, appoint
from mentores.accounts.viewer import Viewer
from mentores.core.languages import DEFAULT
from mentores.demo.descriptions import PROTECTED, described
from mentores.demo.rows import EntityRow, entities
from mentores.demo.story import Story, drawn
from mentores.partners.models import Entity, Kind, Public
from mentores.partners.services import activate, add_entity, add_member, update_entity
from mentores.territories.models import Municipality, SupportArea

NETWORK_BEGAN = date(2014, 10, 1)
PILOT_BEGAN = date(2012, 11, 5)
INSURED_UNTIL = date(2016, 9, 30)
OF_THE_PILOT = 31  # the company network that the pilot was made with
BY_CHOICE = 22  # people of its district choose it when they register
A, B = 3, 42  # the two entities that one person coordinates together: between them, something of everything
WITH_TECHNICIAN = {2, 3, 6, 8, 12, 16, 22, 24, 26, 30, 31, 34, 41, 42, 48, 51}
LOOK_ON = ((Role.READER, A), (Role.COMPANY_CONTACT, OF_THE_PILOT))  # they change nothing
STAFF_MAIL = "@equipa.example.org"
NATIONAL_STAFF = (Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.EDITOR)
WIDE = (Kind.MUNICIPALITY, Kind.FOUNDATION, Kind.HIGHER_EDUCATION)  # they also accompany emigrants who return
GIVEN = (
    *("Alda", "Berta", "Célia", "Dário", "Elsa", "Fausto", "Graça", "Hélder", "Inês", "Jaime", "Lídia", "Mário"),
    *("Noémia", "Óscar", "Palmira", "Quitéria", "Raul", "Sílvia", "Telmo", "Úrsula", "Vasco", "Zélia"),
)
SURNAMES = ("Exemplo", "Amostra", "Ensaio", "Modelo")  # nobody could take these for real people


@dataclass(slots=True)
class Network:
    """Entities by their number in the list, who works on the cases of each (by its row), and the national team."""

    entities: dict[int, Entity] = field(default_factory=dict)
    workers: dict[int, Viewer] = field(default_factory=dict)
    national: Viewer = field(init=False)

    @property
    def of_the_pilot(self) -> Entity:
        return self.entities[OF_THE_PILOT]

    def worker_of(self, entity: Entity) -> Viewer:
        return self.workers[entity.pk]

    def chosen_from(self, municipality: str) -> Entity | None:
        """The entity that people of this municipality choose, if they choose one."""
        favourite = self.entities[BY_CHOICE].municipality
        assert favourite is not None  # it is a municipality
        return self.entities[BY_CHOICE] if municipality.startswith(favourite.district_code) else None

    def nearest_to(self, municipality: Municipality, *, but: Entity | None = None) -> Entity:
        placed = [(entity, entity.municipality) for entity in self.entities.values() if entity != but]
        near = [(place.km_to(municipality), entity.sort_order, entity) for entity, place in placed if place]
        return min(near)[2]


class Staff:
    """Gives every member of staff a name, an address and a login."""

    def __init__(self, at: datetime) -> None:
        self._names = (f"{given} {surname}" for surname, given in product(SURNAMES, GIVEN))
        self._at = at

    def person(self, mailbox: str) -> User:
        person = add_person(
            full_name=next(self._names), contact_email=mailbox + STAFF_MAIL, language=DEFAULT, at=self._at
        )
        give_login(person)
        return person


def give_login(person: User) -> None:
    """The person can sign in with a code sent to the own address."""
    EmailAddress.objects.create(user=person, email=person.contact_email, verified=True, primary=True)


def build(story: Story) -> Network:
    """The 51 entities with their staff, and the national team."""
    staff = Staff(story.moment(PILOT_BEGAN, drawn("network")))
    places = Municipality.objects.in_bulk()
    network = Network()
    for role in NATIONAL_STAFF:
        person = staff.person(role.replace("_", "."))
        appoint(person, role=role, since=story.day(PILOT_BEGAN))
        if role == Role.NATIONAL_COORDINATOR:
            network.national = Viewer(person=person, role=role)
    for row in entities():
        began = PILOT_BEGAN if row.number == OF_THE_PILOT else NETWORK_BEGAN
        at = story.moment(began, drawn("network", str(row.number)))
        entity = _entity(row, place=places.get(row.municipality or ""), by=network.national, at=at)
        network.workers[entity.pk] = _hire(staff, entity, row.number, since=story.day(began))
        entity = update_entity(
            entity,
            insurance_insurer="Seguradora Exemplo",
            insurance_policy=f"VOL-{row.number:02d}",
            insurance_until=story.day(INSURED_UNTIL),
            by=network.national,
            at=at,
        )
        network.entities[row.number] = activate(entity, by=network.national, at=at)
    _give_areas(network.entities.values())
    both = staff.person("coordinator.both")
    for number in (A, B):
        add_member(network.entities[number], both, role=Role.COORDINATOR, since=story.day(NETWORK_BEGAN))
    appoint(staff.person("national.coordinator.2"), role=Role.NATIONAL_COORDINATOR, since=story.day(NETWORK_BEGAN))
    for role, number in LOOK_ON:
        person = staff.person(f"{role}.{number:02d}".replace("_", "."))
        add_member(network.entities[number], person, role=role, since=story.day(NETWORK_BEGAN))
    return network


def _entity(row: EntityRow, *, place: Municipality | None, by: Viewer, at: datetime) -> Entity:
    publics = [Public.IMMIGRANT, Public.REFUGEE, Public.TEMPORARY_PROTECTION]
    if row.kind in WIDE and place:
        publics.append(Public.RETURNING_EMIGRANT)
    return add_entity(
        code=f"{row.number:02d}",
        name=row.name,
        kind=row.kind,
        municipality_code=row.municipality,
        publics=publics,
        sort_order=row.number,
        public_email=f"entidade.{row.number:02d}@rede.example.org",
        description=described(row.kind, place),
        data_protection_text=PROTECTED,
        by=by,
        at=at,
    )


def _give_areas(entities: Iterable[Entity]) -> None:
    """All groups of areas to each entity, in their order: Django's own `set` has another order in every process."""
    groups = list(SupportArea.objects.filter(parent=None).order_by("sort_order"))
    offered = Entity.areas.through
    offered.objects.bulk_create(offered(entity=entity, supportarea=group) for entity in entities for group in groups)


def _hire(staff: Staff, entity: Entity, number: int, *, since: date) -> Viewer:
    """A coordinator, in some entities a technician too. Whoever works on the cases is returned."""
    roles = [Role.COORDINATOR, *([Role.TECHNICIAN] if number in WITH_TECHNICIAN else [])]
    for role in roles:
        person = staff.person(f"{role}.{number:02d}")
        add_member(entity, person, role=role, since=since)
    return Viewer(person=person, role=role, entity_id=entity.pk)
