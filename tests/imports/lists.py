"""Lists as people have them, and files that mean harm."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from mentores.accounts.viewer import Viewer
from mentores.consents.models import How
from mentores.imports import services
from mentores.imports.models import Import, Kind, Mode
from mentores.partners.models import Entity
from tests.factories.consents import make_text
from tests.factories.moments import NOON
from tests.factories.partners import make_coordinator

PEOPLE = ("Nome", "E-mail", "Telefone", "Concelho", "Línguas", "Áreas de apoio", "Data de nascimento", "Accepted on")


def person(
    name: str = "Ana Exemplo",
    *,
    email: str = "",
    phone: str = "",
    place: str = "Lisboa",
    languages: str = "português: B2",
    areas: str = "SER-DOC",
    born: str = "",
    accepted: str = "2026-02-01",
) -> list[str]:
    return [name, email, phone, place, languages, areas, born, accepted]


def as_csv(rows: Iterable[Sequence[str]], *, titles: Sequence[str] = PEOPLE, separator: str = ";") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([titles, *rows])
    return text.getvalue()


def as_xlsx(rows: Iterable[Sequence[object]], *, titles: Sequence[str] = PEOPLE) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([titles, *rows]):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def sent(
    rows: Iterable[Sequence[str]],
    *,
    entity: Entity,
    by: Viewer | None = None,
    kind: str = Kind.MENTEES,
    titles: Sequence[str] = PEOPLE,
    name: str = "lista.csv",
) -> Import:
    """A list that has arrived."""
    content = as_csv(rows, titles=titles).encode()
    return services.send(content, name=name, kind=kind, entity=entity, by=by or make_coordinator(entity), at=NOON)


def checked(batch: Import, *, by: Viewer) -> Import:
    """A list whose rows were looked at."""
    services.choose_columns(batch, columns=batch.columns, by=by, at=NOON)
    return carried_on(batch)


def written(batch: Import, *, by: Viewer, mode: str = Mode.ALL, tells: bool = False) -> Import:
    """A checked list whose rows were written."""
    make_text()
    services.write_rows(batch, mode=mode, informed=How.PAPER, tells=tells, by=by, at=NOON)
    return carried_on(batch)


def carried_on(batch: Import) -> Import:
    services.carry_on(batch.public_id, now=lambda: NOON)
    return Import.objects.get(pk=batch.pk)
