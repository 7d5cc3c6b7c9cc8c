"""One entity asks another to accompany a person."""

from django.db import models
from django.db.models import Q

from mentores.accounts.roles import DESK_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.models.application import Application
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import AskedEntity, Entity


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "ReferralQuerySet":
        """The entity that asked and the one that is asked, and the person."""
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            asked = Q(to__in=viewer.entities, closed_at=None)
            return self.filter(Q(application__entity__in=viewer.entities) | asked)
        return self.filter(application__in=Application.objects.visible_to(viewer))

    def open(self) -> "ReferralQuerySet":
        return self.filter(closed_at=None)


class Referral(AskedEntity):
    """Of an application: the person and the entity asked both say yes, or the case stays where it is."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="referrals")
    to = models.ForeignKey(Entity, models.PROTECT, related_name="referrals")

    objects = ReferralQuerySet.as_manager()

    privacy = Personal(subjects=("application", "asked_by", "entity_said_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="referral_open_once", fields=["application"], condition=Q(closed_at=None)),
            *AskedEntity.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"referral {self.public_id}"
