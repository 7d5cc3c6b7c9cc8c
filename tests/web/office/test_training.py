"""The national team's sessions, and how much training comes before a first match."""

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.participants.models import Side
from mentores.training.models import Session
from mentores.training.selectors import requirement
from mentores.training.services import waive
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee
from tests.factories.partners import make_entity, make_technician
from tests.factories.training import make_session
from tests.web.office.sitting import seated

FORM = {"day": "2031-03-10", "hour": "10:00", "hours": "3", "address": "https://video.example.org/a", "capacity": "60"}


@pytest.fixture
def client(db):
    return seated(Role.NATIONAL_TECHNICIAN)


def test_a_training_of_staff_is_planned_for_some_entities(client):
    chosen, _other = make_entity(), make_entity()

    client.post(reverse("office:session-plan", args=["staff"]), FORM | {"for_entities": [chosen.public_id]})

    session = Session.objects.get()
    assert (session.entity, list(session.for_entities.all()), session.kind) == (None, [chosen], "staff")


def test_a_session_is_changed_and_opened_to_everybody(client):
    session = make_session(national=True, for_entities=[make_entity()])

    client.post(reverse("office:session-change", args=[session.public_id]), FORM | {"place": "Lisboa"})

    session.refresh_from_db()
    assert (session.place, session.minutes, session.for_entities.count()) == ("Lisboa", 180, 0)


def test_the_sessions_of_an_entity_are_as_if_absent(client):
    session = make_session()

    assert client.get(reverse("office:session", args=[session.public_id])).status_code == 404


def test_the_names_of_an_entitys_people_stay_with_the_entity(client):
    session = make_session(national=True)

    shown = client.get(reverse("office:session", args=[session.public_id])).content.decode()

    assert "the names stay with the entities" in shown


def test_the_national_coordinator_changes_the_hours(db):
    client = seated(Role.NATIONAL_COORDINATOR)

    client.post(reverse("office:preparation"), {"mentor_hours": "2.5", "mentee_hours": "0"})

    assert (requirement().mentor_minutes, requirement().mentee_minutes) == (150, 0)


def test_a_number_that_cannot_be_comes_back(db):
    page = seated(Role.NATIONAL_COORDINATOR).post(
        reverse("office:preparation"), {"mentor_hours": "-1", "mentee_hours": "1"}
    )

    assert (page.status_code, requirement().mentor_minutes) == (422, 120)


def test_those_matched_without_the_hours_are_counted_without_names(client):
    entity = make_entity("Porta Aberta")
    mentee = make_mentee(entity, prepared=False)
    waive(mentee.person, side=Side.MENTEE, reason="Já foi mentorada.", by=make_technician(entity), at=NOON)

    shown = client.get(reverse("office:preparation")).content.decode()

    assert ("Porta Aberta" in shown, mentee.person.full_name in shown, "Já foi" in shown) == (True, False, False)
