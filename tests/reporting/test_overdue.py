"""Late cases, for the national team."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.audit.models import Reading
from mentores.reporting.overdue import late_by_entity, late_case, late_page, person_of
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_coordinator, make_entity


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def office(db):
    return make_appointed(Role.NATIONAL_TECHNICIAN)


def late(entity, *, days: int = 3) -> Application:
    """An application whose next step was owed so many days ago."""
    application = make_application(entity, person=make_person("Amina Segredo"))
    Application.objects.filter(pk=application.pk).update(due_on=TODAY - timedelta(days=days))
    application.refresh_from_db()
    return application


def test_entities_stand_with_how_many_of_their_open_cases_are_late(entity, office):
    other = make_entity("Outra Casa")
    for days in (3, 12):
        late(entity, days=days)
    make_application(entity)
    late(other, days=1)
    make_application(make_entity("Em Dia"))

    rows = late_by_entity(office, on=TODAY)

    assert [(row.name, row.late, row.open, row.longest) for row in rows] == [
        ("Porta Aberta", 2, 3, 12),
        ("Outra Casa", 1, 1, 1),
    ]


def test_the_cases_of_an_entity_come_by_how_late_they_are(entity, office):
    later, earlier = late(entity, days=2), late(entity, days=9)
    late(make_entity("Outra Casa"))

    page = late_page(office, entity, on=TODAY, cursor="", size=1)

    assert page.rows == [earlier]
    assert late_page(office, entity, on=TODAY, cursor=page.after, size=1).rows == [later]


def test_a_case_that_is_not_late_is_not_there(entity, office):
    assert late_case(office, make_application(entity).public_id, on=TODAY) is None


def test_a_name_is_shown_for_a_reason_which_is_written_down(entity, office):
    application = late(entity)

    person = person_of(application, by=office.giving("A entidade está fechada."), at=NOON)

    reading = Reading.objects.get()
    assert person.full_name == "Amina Segredo"
    assert (reading.kind, reading.subject, reading.reason) == (
        "application",
        application.public_id,
        "A entidade está fechada.",
    )


def test_without_a_reason_there_is_no_name(entity, office):
    with pytest.raises(PermissionDenied):
        person_of(late(entity), by=office, at=NOON)

    assert Reading.objects.count() == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.EDITOR, Role.COORDINATOR])
def test_nobody_else_asks(entity, role):
    viewer = make_coordinator(entity) if role == Role.COORDINATOR else make_appointed(role)

    with pytest.raises(PermissionDenied):
        late_by_entity(viewer, on=TODAY)
    with pytest.raises(PermissionDenied):
        late_case(viewer, "x", on=TODAY)
    with pytest.raises(PermissionDenied):
        person_of(late(entity), by=viewer.giving("Porque sim."), at=NOON)
