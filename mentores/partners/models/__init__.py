"""The partner entities, their people and their cases, and who answers for the programme."""

from mentores.partners.models.charge import Charge, ChargeKind, ChargeQuerySet
from mentores.partners.models.entity import (
    Absence,
    Candidacy,
    Entity,
    EntityMove,
    EntityQuerySet,
    Kind,
    Public,
    check_tax_number,
)
from mentores.partners.models.membership import (
    VALID,
    Invitation,
    InvitationQuerySet,
    Membership,
    MembershipQuerySet,
    Standing,
)
from mentores.partners.models.promoter import Promoter

__all__ = [
    "VALID",
    "Absence",
    "Candidacy",
    "Charge",
    "ChargeKind",
    "ChargeQuerySet",
    "Entity",
    "EntityMove",
    "EntityQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Kind",
    "Membership",
    "MembershipQuerySet",
    "Promoter",
    "Public",
    "Standing",
    "check_tax_number",
]
