"""A company, or a network of companies, recruits among its own people by a link of its own."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import ENTITY_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models.entity import Entity


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "CampaignQuerySet":
        if viewer == SYSTEM:
            return self
        return self.filter(entity__in=viewer.entities) if viewer.role in ENTITY_ROLES else self.none()

    def open(self) -> "CampaignQuerySet":
        return self.filter(ended_at=None)


class Campaign(models.Model):
    """Whoever registers through its link tells of a company; an entity near the person accepts and follows.

    The `public_id` is the code in the address; a registration keeps it, and nothing leads from here to a person.
    """

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="campaigns")
    company = models.CharField(_("company"), max_length=200)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CampaignQuerySet.as_manager()

    privacy = Personal(subjects=("begun_by",), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(name="campaign_has_a_company", condition=~Q(company="")),
            models.CheckConstraint(
                name="campaign_ends_after_it_began", condition=Q(ended_at=None) | Q(ended_at__gte=F("begun_at"))
            ),
            models.UniqueConstraint(
                name="campaign_open_once", fields=["entity", "company"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"campaign {self.public_id}"

    def is_open(self, *, at: datetime) -> bool:
        return self.ended_at is None or at < self.ended_at
