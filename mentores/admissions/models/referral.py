"""One entity asks another to accompany a person."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentores.accounts.roles import DESK_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.models.application import Application
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import Entity


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


class Referral(models.Model):
    """The person and the entity asked both say yes, or the case stays where it is.

    An answer is a moment and a yes or a no; none is None. `note` is for the entity that asks.
    """

    public_id: Any = PublicId()
    application = models.ForeignKey(Application, models.CASCADE, related_name="referrals")
    to = models.ForeignKey(Entity, models.PROTECT, related_name="referrals")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)
    person_says = models.BooleanField(null=True, blank=True)
    person_said_at = models.DateTimeField(null=True, blank=True)
    entity_says = models.BooleanField(null=True, blank=True)
    entity_said_at = models.DateTimeField(null=True, blank=True)
    entity_said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    privacy = Personal(subjects=("application", "asked_by", "entity_said_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="referral_open_once", fields=["application"], condition=Q(closed_at=None)),
            models.CheckConstraint(
                name="referral_answers_have_their_moment",
                condition=Q(person_says=None, person_said_at=None)
                | Q(person_says__isnull=False, person_said_at__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_answers_of_the_entity_too",
                condition=Q(entity_says=None, entity_said_at=None)
                | Q(entity_says__isnull=False, entity_said_at__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_closes_after_it_opens", condition=Q(closed_at=None) | Q(closed_at__gte=F("asked_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.public_id}"

    @property
    def is_agreed(self) -> bool:
        return bool(self.person_says and self.entity_says)
