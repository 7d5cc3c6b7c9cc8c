"""The network in the office: finding an entity, reading everything about it, inviting its coordinator, its details."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.messaging.models import Message
from mentores.partners.lifecycle import State
from mentores.partners.models import Entity, Invitation
from tests.factories.admissions import make_application
from tests.factories.partners import (
    make_candidate,
    make_coordinator,
    make_entity,
    make_invitation,
    make_preparing,
    make_technician,
)
from tests.factories.territories import LISBOA, PORTO
from tests.web.desk.visiting import Page, queries, rows, said, text_of
from tests.web.office.sitting import LIST, REASON, STATES, page_of, seated, state_of

OFFERED = {
    State.CANDIDATE: ["admit", "refuse", "edit"],
    State.PREPARATION: ["activate", "end", "invite", "edit"],
    State.ACTIVE: ["suspend", "end", "invite", "edit"],
    State.SUSPENDED: ["resume", "end", "invite", "edit"],
    State.ENDED: ["edit"],
}


def offered(page: Page, entity: Entity) -> list[str]:
    """The acts that the page leads to, in its order."""
    return re.findall(rf'href="{page_of(entity)}(\w+)"', page.content.decode())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Casa Comum", "Évora Solidária", "Porta Aberta", "Quem Vem"]),
        ({"words": "evora"}, ["Évora Solidária"]),
        ({"words": "lisboa porta"}, ["Porta Aberta"]),
        ({"state": "candidate"}, ["Quem Vem"]),
        ({"state": "preparation"}, ["Casa Comum"]),
        ({"kind": "cooperative"}, ["Porta Aberta"]),
        ({"district": "13"}, ["Évora Solidária"]),
        ({"without": "coordinator"}, ["Casa Comum", "Porta Aberta"]),
        ({"without": "activity"}, ["Porta Aberta"]),
        ({"state": "bakery", "kind": "x", "district": "99", "without": "y"}, 4),
        ({"words": "nowhere"}, []),
    ],
)
def test_entities_are_found_by_their_words_and_by_how_they_stand(db, asked, found):
    make_entity("Porta Aberta", kind="cooperative", municipality=LISBOA)
    busy = make_entity("Évora Solidária", municipality=PORTO)
    make_coordinator(busy)
    make_application(busy, at=timezone.now())
    make_preparing("Casa Comum", municipality=LISBOA)
    make_candidate("Quem Vem", municipality=LISBOA)

    page = seated(Role.NATIONAL_TECHNICIAN).get(LIST, asked)

    assert (rows(page) if isinstance(found, list) else len(rows(page))) == found


def test_a_search_without_a_finding_says_how_to_go_on(db):
    page = seated(Role.NATIONAL_COORDINATOR).get(LIST, {"words": "nowhere"})

    assert "No entity was found" in text_of(page)


def test_a_long_list_is_read_page_by_page_and_keeps_its_filters(db):
    for number in range(26):
        make_preparing(f"Entidade {number:02}")

    first = seated(Role.NATIONAL_COORDINATOR).get(LIST, {"state": "preparation"})
    second = seated(Role.NATIONAL_COORDINATOR).get(LIST, {"state": "preparation", "page": "2"})

    assert (len(rows(first)), rows(second)) == (25, ["Entidade 25"])
    assert "?state=preparation&amp;page=2" in first.content.decode()


def test_the_page_says_what_the_organisation_wrote_and_by_when_it_waits_for_an_answer(db):
    entity = make_candidate("Quem Vem", contact_name="Ana Contacto", motivation="Somos vizinhos.", at=timezone.now())

    page = seated(Role.NATIONAL_TECHNICIAN).get(page_of(entity))

    assert [
        words for words in ("Somos vizinhos.", "Ana Contacto", "contacto@example.org") if words in text_of(page)
    ] == ["Somos vizinhos.", "Ana Contacto", "contacto@example.org"]
    assert page.context["answer_by"] == timezone.localdate() + timedelta(days=30)


def test_reading_an_entity_is_written_down(db):
    entity = make_candidate()

    seated(Role.NATIONAL_TECHNICIAN).get(page_of(entity))

    assert list(Reading.objects.values_list("kind", "subject", "role")) == [
        ("entity", entity.public_id, Role.NATIONAL_TECHNICIAN)
    ]


@pytest.mark.parametrize(
    ("make", "begins"),
    [(make_candidate, "The organisation applied."), (make_preparing, "The entity was added without an application.")],
)
def test_the_story_begins_with_how_the_entity_came(db, make, begins):
    page = seated(Role.NATIONAL_TECHNICIAN).get(page_of(make()))

    with translation.override("en"):
        assert [str(line.what) for line in page.context["story"]] == [begins]


@pytest.mark.parametrize("state", STATES)
def test_the_page_leads_to_what_is_possible_now(db, state):
    entity = STATES[state]()

    page = seated(Role.NATIONAL_COORDINATOR).get(page_of(entity))

    assert offered(page, entity) == OFFERED[state]


@pytest.mark.parametrize("state", STATES)
def test_a_national_technician_looks_and_decides_nothing(db, state):
    entity, technician = STATES[state](), seated(Role.NATIONAL_TECHNICIAN)

    page = technician.get(page_of(entity))
    answers = [technician.post(page_of(entity, act), REASON).status_code for act in OFFERED[state]]

    assert offered(page, entity) == []
    assert set(answers) == {403}
    assert state_of(entity) == state


def test_the_coordinator_is_invited_with_what_the_candidacy_knows(db):
    entity = make_candidate(contact_name="Ana Contacto", language="ar")
    coordinator = seated(Role.NATIONAL_COORDINATOR)
    coordinator.post(page_of(entity, "admit"))

    shown = coordinator.get(page_of(entity, "invite"))
    answer = coordinator.post(page_of(entity, "invite"), shown.context["form"].initial, follow=True)

    invitation = Invitation.objects.get()
    assert (invitation.name, invitation.email) == ("Ana Contacto", "contacto@example.org")
    assert (invitation.role, invitation.language, invitation.entity) == (Role.COORDINATOR, "ar", entity)
    assert said(answer) == ["The invitation is sent. It is open for seven days."]
    assert Message.objects.filter(notice="partners/invited", address="contacto@example.org").count() == 1


@pytest.mark.parametrize("wrong", [{"name": " "}, {"email": "ana"}, {"language": "xx"}])
def test_an_invitation_with_a_mistake_keeps_what_was_typed(db, wrong):
    sent = {"name": "Ana Convidada", "email": "ana@example.org", "language": "pt"} | wrong

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(make_entity(), "invite"), sent)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, list(wrong))
    assert Invitation.objects.count() == 0


def test_an_organisation_that_is_not_admitted_invites_nobody(db):
    sent = {"name": "Ana Convidada", "email": "ana@example.org", "language": "pt"}

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(make_candidate(), "invite"), sent, follow=True)

    assert (Invitation.objects.count(), len(said(answer))) == (0, 1)


def test_an_invitation_is_taken_back_once(db):
    entity, coordinator = make_entity(), seated(Role.NATIONAL_COORDINATOR)
    invitation = make_invitation(entity, at=timezone.now())
    address = f"/office/invitations/{invitation.public_id}/revoke"

    shown = coordinator.get(page_of(entity))
    answers = [said(coordinator.post(address, follow=True)) for _time in range(2)]

    invitation.refresh_from_db()
    assert f'action="{address}"' in shown.content.decode()
    assert answers == [
        ["The invitation is taken back. Its link opens nothing any more."],
        ["Nothing was changed: this invitation was accepted or taken back before."],
    ]
    assert invitation.revoked_at is not None


DETAILS = {
    "name": "Porta  Aberta",
    "kind": "cooperative",
    "tax_number": "501 442 600",
    "address": "Rua Um, 1",
    "postal_code": "1000-001",
    "municipality": PORTO,
    "covers_km": "25",
    "covered_districts": ["13"],
    "covers_abroad": "on",
    "publics": ["refugee"],
    "takes_minors": "on",
    "areas": ["EMP"],
    "open_cases_max": "12",
    "insurance_insurer": "Seguradora Exemplo",
    "insurance_policy": "123",
    "insurance_until": "2030-12-31",
}


def test_the_office_changes_what_it_keeps_of_an_entity(db):
    entity = make_entity()

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, "edit"), DETAILS, follow=True)

    entity.refresh_from_db()
    assert said(answer) == ["The details are saved."]
    assert (entity.name, entity.kind, entity.tax_number, entity.municipality_id) == (
        "Porta Aberta",
        "cooperative",
        "501442600",
        PORTO,
    )
    assert (entity.covers_km, entity.covered_districts, entity.covers_abroad) == (25, ["13"], True)
    assert ([area.code for area in entity.areas.all()], entity.publics) == (["EMP"], ["refugee"])
    assert (entity.open_cases_max, entity.insurance_insurer) == (12, "Seguradora Exemplo")
    assert entity.takes_minors


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"name": ""}, "name"),
        ({"tax_number": "123456780"}, "tax_number"),
        ({"postal_code": "1000"}, "postal_code"),
        ({"insurance_until": ""}, "insurance_insurer"),
        ({"publics": []}, "publics"),
    ],
)
def test_details_with_a_mistake_change_nothing(db, wrong, where):
    entity = make_entity("Porta")

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, "edit"), DETAILS | wrong)

    entity.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), entity.name) == (422, [where], "Porta")


def test_what_is_missing_is_said_on_the_page(db):
    entity = make_entity()
    Entity.objects.filter(pk=entity.pk).update(insurance_until=timezone.localdate() - timedelta(days=1))

    page = seated(Role.NATIONAL_TECHNICIAN).get(page_of(entity))

    assert [words.split(" on ")[0] for words in page.context["lacks"]] == [
        "It has no coordinator. Invite one.",
        "Its group insurance ended",
    ]


def test_a_page_of_an_entity_asks_the_same_for_few_people_and_for_many(db):
    entity, viewer = make_entity(), seated(Role.NATIONAL_COORDINATOR)
    make_coordinator(entity)
    viewer.get(page_of(entity))
    few = queries(viewer, page_of(entity))

    for _time in range(3):
        make_technician(entity)
        make_invitation(entity, at=timezone.now())
        make_application(entity, at=timezone.now())

    assert queries(viewer, page_of(entity)) == few
