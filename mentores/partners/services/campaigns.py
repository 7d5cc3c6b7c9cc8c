"""A company's own link: begun and ended by its contact or by the entity's coordinator."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.models import Campaign, Entity
from mentores.partners.policies import MAY_CAMPAIGN, may_recruit


class CompanyRecruits(Exception):
    """This company has an open link already."""


@transaction.atomic
def begin_campaign(entity: Entity, *, company: str, by: Viewer, at: datetime) -> Campaign:
    """A link by which the people of a company register. Raises PermissionDenied or CompanyRecruits."""
    if not may_recruit(by, entity):
        raise PermissionDenied
    try:
        with transaction.atomic():
            campaign = Campaign.objects.create(entity=entity, company=company, begun_at=at, begun_by=by.person)
    except IntegrityError:
        raise CompanyRecruits from None
    audit.record("partners", "begin_campaign", kind="campaign", subject=campaign.public_id, by=by, at=at)
    return campaign


@transaction.atomic
def end_campaign(campaign: Campaign, *, by: Viewer, at: datetime) -> Campaign:
    """The link leads to the form as before, and registrations are not counted for it any more.

    Raises PermissionDenied, ActNotPossible if it has ended.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("entity").get(pk=campaign.pk)
    if not MAY_CAMPAIGN["end_campaign"](by, campaign):
        raise PermissionDenied
    if campaign.ended_at is not None:
        raise ActNotPossible("this campaign has ended")
    campaign.ended_at = at
    campaign.save(update_fields=["ended_at"])
    audit.record("partners", "end_campaign", kind="campaign", subject=campaign.public_id, by=by, at=at)
    return campaign
