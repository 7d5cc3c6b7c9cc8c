"""Lists that were sent."""

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.imports import services
from mentores.imports.models import Import, Kind
from mentores.partners.models import Entity
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON
from tests.factories.partners import make_coordinator

MENTEES = "Nome;Concelho;Línguas;Áreas de apoio;Data de aceitação\n{name};Lisboa;português;SER-DOC;2026-02-01\n"
ENTITIES = "Nome;Tipo;Públicos\nAssociação Exemplo;association;immigrant\n"


def make_import(entity: Entity | None = None, *, name: str = "Ana Exemplo", by: Viewer | None = None) -> Import:
    """A list of one mentee for an entity, or of one entity, that was checked and can be written."""
    who = by or (make_coordinator(entity) if entity else make_appointed(Role.NATIONAL_COORDINATOR))
    content = MENTEES.format(name=name) if entity else ENTITIES
    kind = Kind.MENTEES if entity else Kind.ENTITIES
    batch = services.send(content.encode(), name="lista.csv", kind=kind, entity=entity, by=who, at=NOON)
    services.choose_columns(batch, columns=batch.columns, by=who, at=NOON)
    services.carry_on(batch.public_id, now=lambda: NOON)
    return Import.objects.get(pk=batch.pk)
