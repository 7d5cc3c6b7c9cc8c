"""Which entity answers for each open case, and who has it in hand."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.partners import services
from mentores.partners.models import Charge, ChargeKind, Membership
from mentores.partners.selectors import charge_for, charges_of, in_hand, open_cases
from mentores.partners.services import EntityNotActive, NotAColleague
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON, after
from tests.factories.partners import (
    make_candidate,
    make_coordinator,
    make_ended,
    make_entity,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)


def test_an_active_entity_takes_a_case_and_answers_until_it_is_over(db):
    entity = make_entity()

    services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)
    open_before = open_cases(entity)
    services.release_charge(ChargeKind.MENTEE, "one", at=after(days=1))

    charge = Charge.objects.get()
    assert (charge.entity, charge.member, charge.since, charge.until) == (entity, None, NOON, after(days=1))
    assert (open_before, open_cases(entity)) == ({"mentee": 1}, {})


@pytest.mark.parametrize("make", [make_candidate, make_preparing, make_suspended, make_ended])
def test_no_other_entity_takes_a_case(db, make):
    with pytest.raises(EntityNotActive):
        services.take_charge(make(), kind=ChargeKind.MENTEE, subject="one", at=NOON)

    assert Charge.objects.count() == 0


def test_a_case_is_never_taken_twice(db):
    services.take_charge(make_entity(), kind=ChargeKind.MENTEE, subject="one", at=NOON)
    services.take_charge(make_entity(), kind=ChargeKind.MENTOR, subject="one", at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        services.take_charge(make_entity(), kind=ChargeKind.MENTEE, subject="one", at=NOON)

    assert Charge.objects.count() == 2


@pytest.mark.parametrize(("make", "has_it"), [(make_technician, True), (make_coordinator, True), (make_reader, False)])
def test_only_somebody_who_works_on_cases_has_one_in_hand(db, make, has_it):
    entity = make_entity()
    viewer = make(entity)

    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", member=viewer.person, at=NOON)

    assert charge.member == (viewer.person if has_it else None)


def test_a_case_that_goes_to_another_entity_is_in_nobodys_hands_there(db):
    first, second = make_entity(), make_entity()
    technician = make_technician(first)
    services.take_charge(first, kind=ChargeKind.MENTEE, subject="one", member=technician.person, at=NOON)

    services.move_charge(ChargeKind.MENTEE, "one", to=second, at=NOON)

    assert [(charge.entity, charge.member) for charge in Charge.objects.open()] == [(second, None)]
    assert (open_cases(first), open_cases(second)) == ({}, {"mentee": 1})


def test_a_case_goes_into_a_colleagues_hands_who_is_told(db):
    entity = make_entity()
    coordinator, technician = make_coordinator(entity), make_technician(entity)
    assert technician.person is not None
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)

    services.hand_charge(charge, to=technician.person, by=coordinator, at=NOON)

    assert Charge.objects.get().member == technician.person
    assert [message.person for message in Message.objects.filter(notice="partners/cases_handed")] == [technician.person]
    event = Event.objects.get(act="hand_charge")
    assert (event.kind, event.subject, event.person_id) == ("mentee", "one", coordinator.person_id)


def test_a_technician_takes_what_is_in_nobodys_hands_and_gives_the_own_away(db):
    entity = make_entity()
    one, other = make_technician(entity), make_technician(entity)
    assert one.person is not None
    assert other.person is not None
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)

    services.hand_charge(charge, to=one.person, by=one, at=NOON)
    with pytest.raises(PermissionDenied):
        services.hand_charge(charge, to=other.person, by=other, at=NOON)
    services.hand_charge(charge, to=other.person, by=one, at=NOON)

    assert Charge.objects.get().member == other.person
    assert [message.person for message in Message.objects.all()] == [other.person]


def test_nobody_else_hands_a_case_on(db):
    entity = make_entity()
    technician = make_technician(entity)
    assert technician.person is not None
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)
    others = [
        VISITOR,
        SYSTEM,
        make_reader(entity),
        make_technician(make_entity()),
        make_coordinator(make_entity()),
        make_appointed(Role.NATIONAL_COORDINATOR),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.hand_charge(charge, to=technician.person, by=viewer, at=NOON)


def test_a_case_goes_to_colleagues_who_work_on_cases_only(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    gone = make_technician(entity)
    Membership.objects.filter(person=gone.person).update(until=NOON.date())
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)

    for viewer in (gone, make_reader(entity), make_technician(make_entity())):
        assert viewer.person is not None
        with pytest.raises(NotAColleague):
            services.hand_charge(charge, to=viewer.person, by=coordinator, at=NOON)


def test_a_case_that_is_over_goes_to_nobody(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    assert coordinator.person is not None
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", at=NOON)
    services.release_charge(ChargeKind.MENTEE, "one", at=NOON)

    with pytest.raises(ActNotPossible):
        services.hand_charge(charge, to=coordinator.person, by=coordinator, at=NOON)


def test_everything_in_somebodys_hands_goes_to_a_colleague_at_once(db):
    entity = make_entity()
    one, other = make_technician(entity), make_technician(entity)
    assert other.person is not None
    membership = Membership.objects.get(person=one.person)
    for subject, member in (("one", one.person), ("two", one.person), ("three", None)):
        services.take_charge(entity, kind=ChargeKind.MENTEE, subject=subject, member=member, at=NOON)

    number = services.hand_over_all(membership, to=other.person, by=one, at=NOON)

    assert (number, in_hand(one)) == (2, {other.person_id: 2})
    assert Message.objects.filter(notice="partners/cases_handed", person=other.person).count() == 1


def test_nobody_else_hands_everything_over_nor_to_oneself(db):
    entity = make_entity()
    one, other = make_technician(entity), make_technician(entity)
    assert one.person is not None
    assert other.person is not None
    membership = Membership.objects.get(person=one.person)

    for viewer in (VISITOR, other, make_reader(entity), make_coordinator(make_entity()), make_appointed()):
        with pytest.raises(PermissionDenied):
            services.hand_over_all(membership, to=other.person, by=viewer, at=NOON)
    with pytest.raises(NotAColleague):
        services.hand_over_all(membership, to=one.person, by=one, at=NOON)


def test_charges_are_seen_at_the_desk_of_the_entity_only(db):
    entity = make_entity()
    technician = make_technician(entity)
    charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject="one", member=technician.person, at=NOON)
    desk = [technician, make_coordinator(entity), make_reader(entity)]
    others = [VISITOR, make_technician(make_entity()), make_appointed()]

    seen = [list(charges_of(viewer)) for viewer in [*desk, *others]]

    assert seen == [[charge]] * 3 + [[]] * 3
    assert [charge_for(viewer, "mentee", "one") for viewer in (technician, others[1])] == [charge, None]
    assert list(charges_of(desk[1], member=desk[1].person)) == []
