"""How people leave an entity, and what they cannot leave behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR, Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.partners import services
from mentores.partners.models import Charge, ChargeKind, Entity, Membership
from mentores.partners.selectors import memberships_of
from mentores.partners.services import CasesInHand, LastCoordinator, RoleHeld
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import (
    make_coordinator,
    make_entity,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)


def membership_of(viewer: Viewer) -> Membership:
    """The membership of whoever wears this hat."""
    return Membership.objects.get(person=viewer.person, entity=viewer.entity_id, role=viewer.role)


def give_cases(entity: Entity, viewer: Viewer, *, number: int = 1) -> None:
    """So many open cases are in this person's hands."""
    for subject in range(number):
        services.take_charge(
            entity, kind=ChargeKind.MENTEE, subject=f"{viewer.person_id}-{subject}", member=viewer.person, at=NOON
        )


@pytest.fixture
def entity(db) -> Entity:
    """An active entity with a coordinator who stays."""
    entity = make_entity()
    make_coordinator(entity)
    return entity


@pytest.mark.parametrize("who", ["the coordinator", "oneself", "the national coordinator"])
def test_somebody_leaves_and_is_told_unless_it_was_by_oneself(entity, who):
    leaving = make_technician(entity)
    by = {"the coordinator": make_coordinator(entity), "oneself": leaving, "the national coordinator": make_appointed()}

    services.end_membership(membership_of(leaving), by=by[who], at=NOON)

    assert leaving.person is not None
    assert memberships_of(leaving.person, on=TODAY) == []
    assert Message.objects.filter(notice="partners/membership_ended").count() == (who != "oneself")
    assert Event.objects.get(act="end_membership").person_id == by[who].person_id


def test_a_membership_that_was_to_begin_later_never_begins(entity):
    person = make_person()
    membership = services.add_member(entity, person, role=Role.READER, since=TODAY + timedelta(days=5))

    ended = services.end_membership(membership, by=make_coordinator(entity), at=NOON)

    assert (ended.until, memberships_of(person, on=TODAY + timedelta(days=6))) == (ended.since, [])


def test_nobody_else_ends_a_membership(entity):
    leaving = make_technician(entity)
    others = [
        VISITOR,
        make_technician(entity),
        make_reader(entity),
        make_coordinator(make_entity()),
        make_appointed(Role.NATIONAL_TECHNICIAN),
        Viewer(leaving.person, Role.PARTICIPANT),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.end_membership(membership_of(leaving), by=viewer, at=NOON)

    assert membership_of(leaving).until is None


def test_nobody_leaves_twice(entity):
    leaving = make_technician(entity)
    services.end_membership(membership_of(leaving), by=leaving, at=NOON)

    with pytest.raises(ActNotPossible):
        services.end_membership(membership_of(leaving), by=leaving, at=NOON)


def test_nobody_leaves_with_cases_in_hand(entity):
    leaving = make_technician(entity)
    give_cases(entity, leaving, number=2)

    with pytest.raises(CasesInHand) as refused:
        services.end_membership(membership_of(leaving), by=leaving, at=NOON)

    assert (refused.value.count, membership_of(leaving).until) == (2, None)


def test_a_colleague_takes_the_cases_of_whoever_leaves(entity):
    leaving, staying = make_technician(entity), make_technician(entity)
    assert staying.person is not None
    give_cases(entity, leaving, number=2)

    services.end_membership(membership_of(leaving), to=staying.person, by=leaving, at=NOON)

    assert membership_of(leaving).until == TODAY
    assert [charge.member for charge in Charge.objects.all()] == [staying.person] * 2


def test_who_works_on_in_another_role_keeps_the_cases(entity):
    leaving = make_technician(entity)
    coordinating = make_coordinator(entity, person=leaving.person)
    give_cases(entity, leaving)

    services.end_membership(membership_of(leaving), by=coordinating, at=NOON)

    assert Charge.objects.get().member == leaving.person


def test_the_cases_of_another_entity_hold_nobody_back(entity):
    other = make_entity()
    leaving = make_technician(entity)
    give_cases(other, make_technician(other, person=leaving.person))

    assert services.end_membership(membership_of(leaving), by=leaving, at=NOON).until == TODAY


def test_the_last_coordinator_does_not_leave_without_a_successor(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    make_technician(entity)

    for viewer in (coordinator, make_appointed()):
        with pytest.raises(LastCoordinator):
            services.end_membership(membership_of(coordinator), by=viewer, at=NOON)
    make_coordinator(entity)

    assert services.end_membership(membership_of(coordinator), by=coordinator, at=NOON).until == TODAY


@pytest.mark.parametrize("make", [make_preparing, make_suspended])
def test_an_entity_that_is_not_active_may_lose_its_last_coordinator(db, make):
    coordinator = make_coordinator(make())

    assert services.end_membership(membership_of(coordinator), by=coordinator, at=NOON).until == TODAY


def test_a_role_changes_as_one_act(entity):
    technician, coordinator = make_technician(entity), make_coordinator(entity)
    before = membership_of(technician)

    after = services.change_role(before, role=Role.COORDINATOR, by=coordinator, at=NOON)

    before.refresh_from_db()
    assert (before.until, after.person, after.role, after.since) == (TODAY, technician.person, Role.COORDINATOR, TODAY)


def test_a_role_does_not_change_into_one_that_is_held_nor_away_from_what_is_needed(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    make_technician(entity, person=coordinator.person)

    with pytest.raises(RoleHeld):
        services.change_role(membership_of(coordinator), role=Role.TECHNICIAN, by=coordinator, at=NOON)
    with pytest.raises(LastCoordinator):
        services.change_role(membership_of(coordinator), role=Role.READER, by=coordinator, at=NOON)


def test_whoever_has_cases_in_hand_does_not_become_a_reader(entity):
    technician = make_technician(entity)
    give_cases(entity, technician)

    with pytest.raises(CasesInHand):
        services.change_role(membership_of(technician), role=Role.READER, by=make_coordinator(entity), at=NOON)
    for viewer in (technician, make_appointed(), make_coordinator(make_entity())):
        with pytest.raises(PermissionDenied):
            services.change_role(membership_of(technician), role=Role.COORDINATOR, by=viewer, at=NOON)
