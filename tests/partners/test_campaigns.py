"""Links by which companies recruit."""

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.recruiting import campaigns_for, open_campaign
from mentores.partners.services import CompanyRecruits, begin_campaign, end_campaign
from tests.factories.moments import NOON, after
from tests.factories.partners import make_coordinator, make_entity, make_member, make_reader, make_technician


def test_a_link_is_open_until_it_is_ended(db):
    entity = make_entity()
    contact = make_member(entity, Role.COMPANY_CONTACT)

    campaign = begin_campaign(entity, company="Fábrica", by=contact, at=NOON)
    known = open_campaign(campaign.public_id)
    ended = end_campaign(campaign, by=contact, at=after(days=1))

    assert (known, open_campaign(campaign.public_id), ended.ended_at) == (campaign, None, after(days=1))
    assert list(Event.objects.filter(subject=campaign.public_id).values_list("act", flat=True)) == [
        "begin_campaign",
        "end_campaign",
    ]
    with pytest.raises(ActNotPossible):
        end_campaign(campaign, by=contact, at=after(days=2))


@pytest.mark.parametrize("code", ["", "nobodynobody"])
def test_a_code_that_nobody_knows_is_none(db, code):
    assert open_campaign(code) is None


def test_a_company_has_one_open_link_and_may_begin_anew(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    first = begin_campaign(entity, company="Fábrica", by=coordinator, at=NOON)

    with pytest.raises(CompanyRecruits):
        begin_campaign(entity, company="Fábrica", by=coordinator, at=NOON)
    end_campaign(first, by=coordinator, at=NOON)
    second = begin_campaign(entity, company="Fábrica", by=coordinator, at=after(days=1))

    assert campaigns_for(coordinator) == [second, first]


def test_nobody_else_recruits_or_ends(db):
    entity = make_entity()
    campaign = begin_campaign(entity, company="Fábrica", by=make_coordinator(entity), at=NOON)
    others = [
        VISITOR,
        SYSTEM,
        make_technician(entity),
        make_reader(entity),
        make_member(make_entity(), Role.COMPANY_CONTACT),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            begin_campaign(entity, company="Outra", by=viewer, at=NOON)
        with pytest.raises(PermissionDenied):
            end_campaign(campaign, by=viewer, at=NOON)
