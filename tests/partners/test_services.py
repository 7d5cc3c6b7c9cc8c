"""Acts on entities, their people and the promoter."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.partners import services
from mentores.partners.models import Promoter
from mentores.partners.selectors import promoter
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_coordinator, make_entity

DETAILS = {
    "name": "Alto Comissariado",
    "address": "Lisboa",
    "email": "geral@example.org",
    "phone": "",
    "data_protection_email": "epd@example.org",
    "complaints_url": "https://example.org/livro",
    "interpreting_phone": "+351218106191",
}
TEXTS = {"pt": "Quem somos", "en": "Who we are"}


def test_an_entity_gets_an_address_from_its_name_and_its_areas_by_code(db):
    entity = make_entity("Associação Ponte", areas=["HAB", "EMP"])

    assert (entity.slug, {area.code for area in entity.areas.all()}) == ("associacao-ponte", {"HAB", "EMP"})


def test_nobody_works_for_an_entity_in_a_national_role(db):
    with pytest.raises(ValidationError):
        services.add_member(make_entity(), make_person(), role=Role.AUDITOR, since=TODAY)


@pytest.mark.parametrize("role", [Role.NATIONAL_COORDINATOR, Role.EDITOR])
def test_the_national_team_says_who_answers_for_the_programme(db, role):
    services.update_promoter(by=make_appointed(role), at=NOON, details=DETAILS, legal_basis=TEXTS, about=TEXTS)

    found = promoter()
    assert found is not None
    assert {name: getattr(found, name) for name in DETAILS} == DETAILS
    assert (found.legal_basis, found.about, Event.objects.filter(act="update_promoter").count()) == (TEXTS, TEXTS, 1)


def test_nobody_else_says_who_answers_for_the_programme(db):
    others = [
        VISITOR,
        SYSTEM,
        make_coordinator(make_entity()),
        make_appointed(Role.AUDITOR),
        make_appointed(Role.NATIONAL_TECHNICIAN),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.update_promoter(by=viewer, at=NOON, details=DETAILS, legal_basis=TEXTS, about=TEXTS)

    assert Promoter.objects.count() == 0
