"""Entities and the people who work for them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.partners.lifecycle import State
from mentores.partners.models import Charge, ChargeKind, Entity, Invitation, Membership, Promoter
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import (
    make_candidate,
    make_company_contact,
    make_coordinator,
    make_ended,
    make_entity,
    make_invitation,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)
from tests.factories.territories import FUNCHAL, LISBOA

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_an_entity_is_active_from_its_first_day(db):
    entity = make_entity()
    days = [YESTERDAY, TODAY, TOMORROW]

    assert [entity.is_active(on=day) for day in days] == [False, True, True]
    assert [list(Entity.objects.active(on=day)) for day in days] == [[], [entity], [entity]]


def test_an_entity_stays_in_the_network_of_the_past_after_it_has_left(db):
    entity = make_ended(on=TOMORROW)
    days = [YESTERDAY, TODAY, TOMORROW]

    assert [list(Entity.objects.in_network(on=day)) for day in days] == [[], [entity], []]
    assert [list(Entity.objects.active(on=day)) for day in days] == [[], [], []]


@pytest.mark.parametrize(
    ("make", "is_active", "in_network"),
    [
        (make_candidate, False, False),
        (make_preparing, False, False),
        (make_entity, True, True),
        (make_suspended, False, True),
    ],
)
def test_only_an_active_entity_is_active_and_a_suspended_one_counts(db, make, is_active, in_network):
    entity = make()

    assert entity.is_active(on=TODAY) == is_active
    assert Entity.objects.active(on=TODAY).exists() == is_active
    assert Entity.objects.in_network(on=TODAY).exists() == in_network


@pytest.mark.parametrize(
    ("number", "is_one"), [("501442600", True), ("501442601", False), ("50144260", False), ("abcdefghi", False)]
)
def test_a_tax_number_is_checked_by_its_last_digit(db, number, is_one):
    entity = make_entity()
    entity.tax_number = number

    if is_one:
        entity.full_clean()
    else:
        with pytest.raises(ValidationError):
            entity.full_clean()


@pytest.mark.parametrize(("days", "are_days"), [([0, 6], True), ([], True), ([7], False)])
def test_the_days_of_service_are_days_of_the_week(db, days, are_days):
    entity = make_entity()
    entity.service_days = days

    if are_days:
        entity.full_clean()
    else:
        with pytest.raises(ValidationError):
            entity.full_clean()


@pytest.mark.parametrize(
    ("municipality", "zone"),
    [(LISBOA, "Europe/Lisbon"), (FUNCHAL, "Atlantic/Madeira"), (None, "Europe/Lisbon")],
)
def test_the_clocks_of_an_entity_are_those_of_its_municipality(db, municipality, zone):
    assert make_entity(municipality=municipality).zone().key == zone


def test_volunteers_are_insured_until_the_last_day_of_the_policy(db):
    entity = make_entity(insured_until=None)
    before = entity.is_insured(on=TODAY)
    entity.insurance_until = TODAY

    assert (before, entity.is_insured(on=TODAY), entity.is_insured(on=TOMORROW)) == (False, True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.ENDED, "until": YESTERDAY},
        {"name": ""},
        {"since": None},
        {"state": State.ENDED},
        {"until": TOMORROW},
        {"state": State.CANDIDATE},
    ],
    ids=[
        "an end before the beginning",
        "no name",
        "active without a beginning",
        "ended without an end",
        "an end though it is active",
        "a beginning though it is a candidate",
    ],
)
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


def test_the_people_of_entities_are_seen_by_the_national_team_and_nobody_else(db):
    make_technician(make_entity())
    team = [make_appointed(Role.NATIONAL_COORDINATOR), make_appointed(Role.NATIONAL_TECHNICIAN)]
    others = [VISITOR, SYSTEM, make_appointed(Role.AUDITOR), make_appointed(Role.EDITOR)]

    seen = [Membership.objects.visible_to(viewer).count() for viewer in [*team, *others]]

    assert seen == [1, 1, 0, 0, 0, 0]


def test_an_entity_is_seen_by_its_people_and_by_the_national_team(db):
    entity = make_entity()
    allowed = [
        SYSTEM,
        make_coordinator(entity),
        make_technician(entity),
        make_reader(entity),
        make_appointed(Role.NATIONAL_COORDINATOR),
        make_appointed(Role.NATIONAL_TECHNICIAN),
    ]
    others = [
        VISITOR,
        make_company_contact(entity),
        make_coordinator(make_entity()),
        make_appointed(Role.AUDITOR),
        make_appointed(Role.EDITOR),
    ]

    seen = [Entity.objects.visible_to(viewer).filter(pk=entity.pk).count() for viewer in [*allowed, *others]]

    assert seen == [1] * len(allowed) + [0] * len(others)


def test_a_case_has_one_owner_at_a_time(db):
    entity, other = make_entity(), make_entity()
    Charge.objects.create(entity=entity, kind=ChargeKind.MENTEE, subject="abc", since=NOON, until=NOON)
    Charge.objects.create(entity=entity, kind=ChargeKind.MENTEE, subject="abc", since=NOON)

    with pytest.raises(IntegrityError):
        Charge.objects.create(entity=other, kind=ChargeKind.MENTEE, subject="abc", since=NOON)


@pytest.mark.parametrize(
    "wrong",
    [
        {"entity": None},
        {"role": Role.AUDITOR},
        {"expires_at": NOON},
        {"accepted_at": NOON, "revoked_at": NOON},
    ],
    ids=["an entity's role without one", "a national role in an entity", "no time", "accepted and taken back"],
)
def test_the_database_refuses_an_invitation(db, wrong):
    invitation = make_invitation(make_entity())

    with pytest.raises(IntegrityError):
        Invitation.objects.filter(pk=invitation.pk).update(**wrong)


def test_nobody_is_invited_twice_at_a_time_nor_to_the_national_team_by_one_person(db):
    local, national = make_invitation(make_entity()), make_invitation(None, role=Role.AUDITOR, seconded=False)

    for invitation in (local, national):
        twin = Invitation.objects.get(pk=invitation.pk)
        twin.pk, twin.public_id = None, "another"
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save()
    with pytest.raises(IntegrityError):
        Invitation.objects.filter(pk=national.pk).update(accepted_at=NOON)


def test_there_is_one_promoter(db):
    Promoter.objects.create(name="Alto Comissariado")

    with pytest.raises(IntegrityError):
        Promoter.objects.create(only=False, name="Another")
