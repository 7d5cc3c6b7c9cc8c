"""What the national team does: give a case to an entity, say who answers, look for pairs, read the record."""

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.messaging.models import Message
from mentores.partners.models import Promoter
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application_without_owner
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.web.desk.visiting import queries, rows, said, text_of
from tests.web.office.sitting import seated

APPLICATIONS, AUDIT, PROMOTER, ROUND = "/office/applications/", "/office/audit/", "/office/promoter/", "/office/round/"


@pytest.fixture
def unowned(db) -> Application:
    """An application that came before there was any entity."""
    return make_application_without_owner(person=make_person("Amina Segredo"), at=timezone.now())


def test_a_case_without_an_entity_is_listed_without_a_name(unowned):
    page = seated(Role.NATIONAL_TECHNICIAN).get(APPLICATIONS)

    assert unowned.public_id in text_of(page)
    assert "Segredo" not in page.content.decode()


def test_a_case_is_given_to_an_entity_with_a_reason_and_the_entity_is_told(unowned):
    entity = make_entity("Porta Aberta")
    coordinator = make_coordinator(entity)
    member = seated(Role.NATIONAL_COORDINATOR)
    address = f"{APPLICATIONS}{unowned.public_id}/"

    shown = member.get(address)
    answer = member.post(address, {"entity": entity.slug, "reason": "It is the nearest."}, follow=True)

    unowned.refresh_from_db()
    move = unowned.moves.latest("pk")
    assert "Segredo" not in shown.content.decode()
    assert (unowned.entity, move.note, move.role) == (entity, "It is the nearest.", Role.NATIONAL_COORDINATOR)
    assert said(answer) == ["The application was given to Porta Aberta."]
    assert Message.objects.filter(person=coordinator.person).count() == 1
    assert member.get(address).status_code == 404


def test_a_case_is_not_given_away_without_a_reason_and_what_was_chosen_stays(unowned):
    entity = make_entity("Porta Aberta")

    answer = seated(Role.NATIONAL_COORDINATOR).post(f"{APPLICATIONS}{unowned.public_id}/", {"entity": entity.slug})

    unowned.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), unowned.entity) == (422, ["reason"], None)
    assert f'value="{entity.slug}" selected' in answer.content.decode()


def test_a_form_sent_empty_is_answered_with_what_is_missing(unowned):
    answer = seated(Role.NATIONAL_COORDINATOR).post(f"{APPLICATIONS}{unowned.public_id}/")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["entity", "reason"])


def test_a_case_given_away_in_the_meantime_is_not_there_any_more(unowned):
    entity, member = make_entity(), seated(Role.NATIONAL_COORDINATOR)
    Application.objects.filter(pk=unowned.pk).update(entity=entity)

    answer = member.post(f"{APPLICATIONS}{unowned.public_id}/", {"entity": entity.slug, "reason": "Near."})

    assert answer.status_code == 404


def test_what_the_editor_writes_stands_at_the_foot_of_every_page(db):
    editor = seated(Role.EDITOR)

    answer = editor.post(
        PROMOTER,
        {"name": "Quem Responde", "email": "responde@example.org", "about_en": "What it is.", "legal_basis_pt": "Lei."},
        follow=True,
    )

    promoter = Promoter.objects.get()
    assert said(answer) == ["The text is saved and shown on every page."]
    assert (promoter.name, promoter.about, promoter.legal_basis) == (
        "Quem Responde",
        {"en": "What it is."},
        {"pt": "Lei."},
    )
    assert "Quem Responde" in editor.get("/pt/").content.decode()


def test_a_promoter_with_mistakes_keeps_what_was_typed(db):
    answer = seated(Role.EDITOR).post(PROMOTER, {"name": "Quem Responde", "email": "not an address"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["email"])
    assert "not an address" in answer.content.decode()
    assert Promoter.objects.count() == 0


def test_the_network_round_recommends_pairs_by_entity_and_names_nobody(db):
    make_mentee(make_entity("Entidade Um"), person=make_person("Amina Segredo"), at=timezone.now())
    make_mentor(make_entity("Entidade Dois"), person=make_person("Rui Segredo"), at=timezone.now())

    page = seated(Role.NATIONAL_TECHNICIAN).get(ROUND)

    assert rows(page) == ["Entidade Um"]
    assert "Segredo" not in page.content.decode()


def test_a_round_without_anybody_says_so(db):
    assert "Nobody can be served now" in text_of(seated(Role.NATIONAL_TECHNICIAN).get(ROUND))


@pytest.mark.parametrize(("role", "address"), [(Role.AUDITOR, AUDIT), (Role.NATIONAL_TECHNICIAN, APPLICATIONS)])
def test_a_list_asks_the_same_whatever_its_length(db, role, address):
    make_application_without_owner(at=timezone.now())
    member = seated(role)
    member.get(address)
    few = queries(member, address)

    for _ in range(4):
        make_application_without_owner(at=timezone.now())

    assert queries(member, address) == few
