"""The first page of the office: what waits for the national team, and which entities need a word."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.partners.models import Entity
from tests.factories.accounts import make_appointed
from tests.factories.partners import make_candidate, make_coordinator, make_entity, make_invitation
from tests.web.desk.visiting import Page, queries, rows, text_of
from tests.web.office.sitting import seated

HOME = "/office/"


def waiting(page: Page) -> list[str]:
    """Whom or what the lines are about."""
    return re.findall(r'<p class="due-who"><bdi>([^<]+)', page.content.decode())


def test_a_candidate_waits_with_a_day_and_a_way_to_it(db):
    entity = make_candidate("Quem Vem", at=timezone.now() - timedelta(days=31))

    page = seated(Role.NATIONAL_COORDINATOR).get(HOME)

    assert waiting(page) == ["Quem Vem"]
    assert "Late: it was to be done by" in text_of(page)
    assert f'href="/office/entities/{entity.public_id}/"' in page.content.decode()


def test_a_proposal_of_another_one_waits_for_a_second_person(db):
    make_invitation(None, role=Role.EDITOR, name="Ana Proposta", seconded=False, at=timezone.now())

    page = seated(Role.NATIONAL_COORDINATOR).get(HOME)

    assert waiting(page) == ["Ana Proposta"]
    assert 'href="/office/team/"' in page.content.decode().split("<main", 1)[1]


def test_an_entity_is_named_once_though_two_things_are_wrong(db):
    entity = make_entity("Sem Nada")
    Entity.objects.filter(pk=entity.pk).update(insurance_until=timezone.localdate() + timedelta(days=3))
    make_coordinator(make_entity("Com Coordenação"))

    page = seated(Role.NATIONAL_COORDINATOR).get(HOME)

    assert (set(waiting(page)), rows(page)) == ({"Sem Nada"}, [])


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR])
def test_who_decides_nothing_reads_which_entities_need_a_word(db, role):
    make_entity("Sem Coordenação")
    make_candidate("Quem Vem", at=timezone.now())

    page = seated(role).get(HOME)

    assert (waiting(page), rows(page)) == ([], ["Sem Coordenação"])


def test_when_nothing_waits_the_page_says_so(db):
    make_coordinator(make_entity())

    page = seated(Role.NATIONAL_COORDINATOR).get(HOME)

    assert "Nothing stands out" in text_of(page)


def test_the_page_asks_the_same_for_little_and_for_much(db):
    coordinator = seated(Role.NATIONAL_COORDINATOR)
    make_appointed()
    make_candidate(at=timezone.now())
    make_invitation(None, role=Role.EDITOR, seconded=False, at=timezone.now())
    coordinator.get(HOME)
    few = queries(coordinator, HOME)

    for _time in range(3):
        make_candidate(at=timezone.now())
        make_invitation(None, role=Role.EDITOR, seconded=False, at=timezone.now())

    assert queries(coordinator, HOME) == few
