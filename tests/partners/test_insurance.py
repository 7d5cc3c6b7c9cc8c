"""Coordinators hear in good time that the group insurance ends."""

from datetime import timedelta

import pytest

from mentores.messaging.models import Message
from mentores.partners.insurance import remind_of_insurance
from tests.factories.moments import TODAY, after
from tests.factories.partners import make_coordinator, make_entity, make_suspended, make_technician


@pytest.fixture
def entity(db):
    entity = make_entity()
    entity.insurance_until = TODAY + timedelta(days=70)
    entity.save()
    return entity


def test_the_coordinator_is_told_sixty_thirty_and_seven_days_before_and_once_each(entity):
    coordinator = make_coordinator(entity)
    make_technician(entity)

    days = [day for day in range(90) if remind_of_insurance(at=after(days=day))]

    assert days == [10, 40, 63]
    assert set(Message.objects.values_list("person", "notice")) == {(coordinator.person_id, "partners/insurance_ends")}


def test_a_day_on_which_nobody_looked_is_made_up_for(entity):
    make_coordinator(entity)

    told = [remind_of_insurance(at=after(days=day)) for day in (12, 13, 45, 69, 70, 71)]

    assert told == [1, 0, 1, 1, 0, 0]


def test_a_renewed_insurance_is_told_of_again_before_its_own_end(entity):
    make_coordinator(entity)
    remind_of_insurance(at=after(days=65))
    entity.insurance_until = TODAY + timedelta(days=365)
    entity.save()

    days = [day for day in range(66, 366) if remind_of_insurance(at=after(days=day))]

    assert days == [305, 335, 358]


def test_an_entity_that_does_not_work_is_told_nothing(db):
    entity = make_suspended()
    entity.insurance_until = TODAY
    entity.save()
    make_coordinator(entity)

    assert remind_of_insurance(at=after(days=0)) == 0
