"""Entities and the people who work for them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.partners.models import Entity, Membership, Promoter
from tests.factories.accounts import make_appointed
from tests.factories.moments import TODAY
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_an_entity_is_active_from_its_first_day_until_the_day_before_its_end(db):
    entity = make_entity()
    Entity.objects.update(until=TOMORROW)
    entity.refresh_from_db()
    days = [YESTERDAY, TODAY, TOMORROW]

    assert [entity.is_active(on=day) for day in days] == [False, True, False]
    assert [list(Entity.objects.active(on=day)) for day in days] == [[], [entity], []]


@pytest.mark.parametrize("wrong", [{"until": YESTERDAY}, {"name": ""}], ids=["an end before the beginning", "no name"])
def test_the_database_refuses_an_entity(db, wrong):
    entity = make_entity()

    with pytest.raises(IntegrityError):
        Entity.objects.filter(pk=entity.pk).update(**wrong)


@pytest.mark.parametrize("same", ["code", "slug"])
def test_no_two_entities_share_a_code_or_an_address(db, same):
    first, second = make_entity(), make_entity()

    with pytest.raises(IntegrityError):
        Entity.objects.filter(pk=second.pk).update(**{same: getattr(first, same)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": Role.TECHNICIAN, "since": TODAY},
        {"role": Role.AUDITOR, "since": TODAY},
        {"role": Role.READER, "since": TODAY, "until": YESTERDAY},
    ],
    ids=["the same role twice", "a national role", "an end before the beginning"],
)
def test_the_database_refuses_a_membership(db, wrong):
    entity = make_entity()
    technician = make_technician(entity)
    assert technician.person is not None

    with pytest.raises(IntegrityError):
        Membership.objects.create(entity=entity, person=technician.person, **wrong)


def test_the_people_of_an_entity_are_seen_by_those_who_work_at_its_desk(db):
    entity, other = make_entity(), make_entity()
    viewers = [make_coordinator(entity), make_technician(entity), make_reader(entity), make_company_contact(entity)]
    stranger = make_coordinator(other)

    seen = [Membership.objects.visible_to(viewer).count() for viewer in viewers]

    assert seen == [4, 4, 4, 0]
    assert list(Membership.objects.visible_to(stranger).values_list("entity", flat=True)) == [other.pk]


def test_the_people_of_an_entity_are_seen_by_nobody_else(db):
    make_technician(make_entity())
    others = [VISITOR, SYSTEM, make_appointed(Role.NATIONAL_COORDINATOR), make_appointed(Role.AUDITOR)]

    assert [Membership.objects.visible_to(viewer).count() for viewer in others] == [0, 0, 0, 0]


def test_there_is_one_promoter(db):
    Promoter.objects.create(name="Alto Comissariado")

    with pytest.raises(IntegrityError):
        Promoter.objects.create(only=False, name="Another")
