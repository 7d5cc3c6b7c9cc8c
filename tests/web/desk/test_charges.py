"""Each case is in somebody's hands, or in nobody's yet."""

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.partners.models import Charge
from mentores.partners.selectors import charges_of
from mentores.partners.services import hand_charge
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.moments import NOON
from tests.factories.partners import make_entity
from tests.web.desk.visiting import MADE_BY, colleague, person_of, queries, rows, said, searched, seated, text_of

FREE = "Who is responsible Nobody yet."


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def coordinator(entity):
    return colleague(entity, Role.COORDINATOR, name="Helena Coordenadora")


@pytest.fixture
def client(coordinator):
    return seated(coordinator)


def charge_of(kind, case) -> Charge:
    return Charge.objects.open().get(kind=kind, subject=case.public_id)


def address(charge: Charge) -> str:
    return reverse("desk:charge", args=[charge.public_id])


@pytest.mark.parametrize("kind", MADE_BY)
def test_the_page_of_a_case_says_who_is_responsible_and_leads_to_handing_it_over(entity, client, kind):
    case = MADE_BY[kind](entity)
    page = reverse(f"desk:{kind}", args=[case.public_id])
    charge = charge_of(kind, case)
    Charge.objects.filter(pk=charge.pk).update(member=None)
    taker = colleague(entity, name="Tito Técnico")

    before = client.get(page)
    handed = client.post(address(charge), {"to": person_of(taker).public_id}, follow=True)

    assert (FREE in text_of(before), address(charge) in before.content.decode()) == (True, True)
    assert handed.redirect_chain[-1][0] == page
    assert said(handed) == ["The case is handed over. Your colleague is told."]
    assert "Who is responsible Tito Técnico" in text_of(handed)


def test_a_colleague_has_to_be_chosen(entity, client):
    charge = charge_of("application", make_application(entity))

    page = client.post(address(charge), {"to": "nobody"})

    assert (page.status_code, charge_of("application", make_application(entity)).member) == (422, None)


def test_only_who_works_on_cases_can_be_chosen(entity, client):
    colleague(entity, Role.READER, name="Ana Leitora")
    colleague(entity, name="Tito Técnico")
    colleague(make_entity(), name="Alheia")

    page = text_of(client.get(address(charge_of("application", make_application(entity)))))

    assert [name for name in ("Ana Leitora", "Tito Técnico", "Alheia") if name in page] == ["Tito Técnico"]


def test_a_technician_takes_what_is_nobodys_and_not_what_a_colleague_has(entity, coordinator):
    technician = colleague(entity)
    charge = charge_of("application", make_application(entity))
    client = seated(technician)

    taken = client.post(address(charge), {"to": person_of(technician).public_id})
    hand_charge(charge, to=person_of(coordinator), by=coordinator, at=NOON)
    refused = client.post(address(charge), {"to": person_of(technician).public_id})

    charge.refresh_from_db()
    assert (taken.status_code, refused.status_code, charge.member) == (302, 403, person_of(coordinator))
    assert "or whoever has the case in hand, can hand it over." in text_of(client.get(address(charge)))


def test_the_case_of_another_entity_is_not_there(client):
    charge = charge_of("application", make_application(make_entity("Outra Casa")))

    assert [getattr(client, method)(address(charge)).status_code for method in ("get", "post")] == [404, 404]


@pytest.mark.parametrize("who", ["mine", "nobody", "colleague"])
@pytest.mark.parametrize("kind", MADE_BY)
def test_a_list_is_narrowed_to_whoever_is_responsible(entity, coordinator, client, kind, who):
    technician = colleague(entity)
    hands = {"mine": person_of(coordinator), "nobody": None, "colleague": person_of(technician)}
    made = {}
    for whose, person in hands.items():
        made[whose] = MADE_BY[kind](entity)
        Charge.objects.filter(kind=kind, subject=made[whose].public_id).update(member=person)

    asked = person_of(technician).public_id if who == "colleague" else who
    page = searched(client, reverse(f"desk:{kind}s"), {"who": asked}).content.decode()

    shown = [whose for whose, case in made.items() if case.public_id in page]
    assert shown == [who]


def test_the_search_asks_the_database_the_same_whatever_it_finds(entity, coordinator, client):
    def one_more() -> None:
        make_application(entity, person=make_person())
        charges_of(coordinator).update(member=person_of(coordinator))

    one_more()
    way = f"{reverse('desk:applications')}?who=mine"
    queries(client, way)
    for_one = queries(client, way)
    one_more()
    one_more()

    assert (queries(client, way), len(rows(client.get(way)))) == (for_one, 3)
