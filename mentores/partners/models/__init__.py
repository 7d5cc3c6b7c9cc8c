"""The partner entities, their people and their cases, and who answers for the programme."""

from mentores.partners.models.asked import AskedEntity
from mentores.partners.models.campaign import Campaign, CampaignQuerySet
from mentores.partners.models.charge import Charge, ChargeKind, ChargeQuerySet
from mentores.partners.models.entity import (
    Absence,
    Candidacy,
    Entity,
    EntityMove,
    EntityQuerySet,
    FirstContact,
    check_tax_number,
)
from mentores.partners.models.help import HelpRequest, HelpRequestMove, HelpRequestQuerySet, Topic
from mentores.partners.models.kinds import Kind, Public
from mentores.partners.models.membership import (
    VALID,
    Invitation,
    InvitationQuerySet,
    Membership,
    MembershipQuerySet,
    Standing,
)
from mentores.partners.models.promoter import Promoter
from mentores.partners.models.saved import SavedFilter

__all__ = [
    "VALID",
    "Absence",
    "AskedEntity",
    "Campaign",
    "CampaignQuerySet",
    "Candidacy",
    "Charge",
    "ChargeKind",
    "ChargeQuerySet",
    "Entity",
    "EntityMove",
    "EntityQuerySet",
    "FirstContact",
    "HelpRequest",
    "HelpRequestMove",
    "HelpRequestQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Kind",
    "Membership",
    "MembershipQuerySet",
    "Promoter",
    "Public",
    "SavedFilter",
    "Standing",
    "Topic",
    "check_tax_number",
]
