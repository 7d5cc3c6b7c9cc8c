"""The pages on which the national coordinator brings lists in."""

from django.core.files.uploadedfile import SimpleUploadedFile

from mentores.accounts.roles import Role
from mentores.audit.models import Event
from mentores.imports.models import Import
from mentores.participants.models import Mentee
from mentores.partners.models import Entity
from tests.factories.consents import make_text
from tests.factories.partners import make_coordinator, make_entity
from tests.imports.lists import as_csv, person, sent
from tests.web.desk.visiting import text_of
from tests.web.office.sitting import seated

LIST = "/office/imports/"
ENTITIES = ("Nome", "Tipo", "Concelho", "Públicos")


def csv_file():
    return SimpleUploadedFile("l.csv", as_csv([person()]).encode())


def test_entities_come_in_by_a_list(db):
    browser = seated(Role.NATIONAL_COORDINATOR)
    make_entity()
    content = as_csv([["Associação Nova", "associação", "Lisboa", "imigrantes"]], titles=ENTITIES).encode()

    browser.post(LIST, {"kind": "entities", "file": SimpleUploadedFile("e.csv", content)})
    batch = Import.objects.get()
    browser.post(f"{LIST}{batch.public_id}/columns", {"name": 0, "kind": 1, "municipality_code": 2, "publics": 3})
    page = browser.post(f"{LIST}{batch.public_id}/write", {"mode": "all"}, follow=True)

    entity = Entity.objects.get(name="Associação Nova")
    assert (entity.state, entity.municipality_id, entity.publics) == ("preparation", "1106", ["immigrant"])
    assert "Associação Nova" in text_of(page)


def test_for_an_entity_the_reason_is_asked_for_and_kept(db):
    make_text()
    entity = make_entity("Casa")
    browser = seated(Role.NATIONAL_COORDINATOR)
    body = {"kind": "mentees", "entity": entity.slug}

    without = browser.post(LIST, body | {"file": SimpleUploadedFile("l.csv", as_csv([person()]).encode())})
    browser.post(
        LIST, body | {"reason": "Pediram ajuda.", "file": SimpleUploadedFile("l.csv", as_csv([person()]).encode())}
    )
    batch = Import.objects.get()
    browser.post(f"{LIST}{batch.public_id}/columns", batch.columns)
    browser.post(f"{LIST}{batch.public_id}/write", {"mode": "all", "informed": "paper"})

    assert "Write why the national team does this for the entity." in text_of(without)
    assert (batch.why, batch.entity) == ("Pediram ajuda.", entity)
    assert Mentee.objects.get().entity == entity
    assert Event.objects.get(act="enrol").role == Role.NATIONAL_COORDINATOR


def test_the_office_does_not_see_what_an_entity_has_brought_itself(db):
    entity = make_entity()
    batch = sent([person()], entity=entity, by=make_coordinator(entity))
    browser = seated(Role.NATIONAL_COORDINATOR)

    assert browser.get(f"{LIST}{batch.public_id}/").status_code == 404
    assert "No list was sent yet" in text_of(browser.get(LIST))
