"""Questions about entities and their people."""

from datetime import timedelta

import pytest

from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR
from mentores.partners import selectors
from mentores.partners.models import Entity, Kind, Membership
from tests.factories.accounts import make_person
from tests.factories.moments import TODAY
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician
from tests.factories.territories import FUNCHAL, LISBOA, PORTO

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def four(db) -> None:
    """Four entities to be found."""
    make_entity("Évora Acolhe", municipality=LISBOA)
    make_entity("Associação Ponte", municipality=PORTO)
    make_entity("Câmara do Funchal", municipality=FUNCHAL, kind=Kind.MUNICIPALITY)
    make_entity("Rede Nacional", municipality=None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Associação Ponte", "Câmara do Funchal", "Évora Acolhe", "Rede Nacional"]),
        ({"words": "evora"}, ["Évora Acolhe"]),
        ({"words": "LISBOA"}, ["Évora Acolhe"]),
        ({"words": "acolhe lisboa"}, ["Évora Acolhe"]),
        ({"words": "rede"}, ["Rede Nacional"]),
        ({"words": "rede lisboa"}, []),
        ({"district": "13"}, ["Associação Ponte"]),
        ({"kind": Kind.MUNICIPALITY}, ["Câmara do Funchal"]),
        ({"kind": Kind.MUNICIPALITY, "district": "13"}, []),
    ],
)
def test_the_directory_is_by_name_and_can_be_narrowed(four, asked, found):
    assert [entity.name for entity in selectors.directory(on=TODAY, **asked)] == found


def test_the_directory_holds_active_entities_only(four):
    Entity.objects.filter(name="Rede Nacional").update(until=TODAY)

    assert selectors.directory(on=TODAY).count() == 3


@pytest.mark.parametrize("count", [1, 9])
def test_the_directory_asks_once_whatever_its_length(db, django_assert_num_queries, count):
    for _ in range(count):
        make_entity()

    with django_assert_num_queries(1):
        names = [str(entity.municipality) for entity in selectors.directory(on=TODAY)]

    assert names == ["Lisboa"] * count


def test_an_entity_is_found_by_its_address_while_it_is_active(db):
    entity = make_entity("Associação Ponte")

    found = [selectors.active_entity(slug, on=TODAY) for slug in ("associacao-ponte", "associacao")]
    Entity.objects.update(until=TODAY)

    assert found == [entity, None]
    assert selectors.active_entity("associacao-ponte", on=TODAY) is None


def test_a_viewer_has_the_entity_of_the_hat(db):
    entity = make_entity()
    make_entity()

    assert [selectors.own_entity(viewer) for viewer in (make_reader(entity), VISITOR)] == [entity, None]


def test_a_person_may_work_for_two_entities_and_loses_a_hat_with_its_entity(db):
    first, second = make_entity("Zambujal"), make_entity("Águeda")
    person = make_person()
    make_coordinator(first, person=person)
    make_coordinator(second, person=person)

    before = [row.entity for row in selectors.memberships_of(person, on=TODAY)]
    Entity.objects.filter(pk=second.pk).update(until=TOMORROW)

    assert before == [second, first]
    assert [row.entity for row in selectors.memberships_of(person, on=TOMORROW)] == [first]


def test_a_membership_counts_until_the_day_before_its_end(db):
    viewer = make_technician(make_entity())
    assert viewer.person is not None
    Membership.objects.update(until=TOMORROW)

    assert [len(selectors.memberships_of(viewer.person, on=day)) for day in (TODAY, TOMORROW)] == [1, 0]


def test_colleagues_are_those_of_the_own_entity_by_name(db):
    entity = make_entity()
    reader = make_reader(entity, person=make_person("Zita"))
    make_coordinator(entity, person=make_person("Álvaro"))
    make_coordinator(make_entity())

    assert [row.person.full_name for row in selectors.colleagues(reader, on=TODAY)] == ["Álvaro", "Zita"]


def test_notices_go_once_to_each_person_with_one_of_the_roles(db):
    entity = make_entity()
    person = make_person()
    make_coordinator(entity, person=person)
    make_technician(entity, person=person)
    other = make_technician(entity).person
    make_reader(entity)
    make_company_contact(entity)
    make_coordinator(make_entity())

    assert selectors.members_of(entity, Role.COORDINATOR, Role.TECHNICIAN, on=TODAY) == [person, other]


def test_before_anybody_has_said_so_there_is_no_promoter(db):
    assert selectors.promoter() is None
