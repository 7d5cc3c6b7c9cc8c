"""Which entity answers for each open case, and who of its people has it in hand."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models.entity import Entity


class ChargeKind(models.TextChoices):
    """What is in somebody's charge."""

    APPLICATION = "application", _("application")
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")
    MENTORSHIP = "mentorship", _("mentorship")


class ChargeQuerySet(models.QuerySet["Charge"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "ChargeQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        return self.none()

    def open(self) -> "ChargeQuerySet":
        return self.filter(until=None)


class Charge(models.Model):
    """An entity answers for one case, `subject` of a `kind`, for a time; `member` has it in hand, or nobody yet.

    Whoever opens, hands over or ends a case writes it down here: leaving, suspending and ending look at nothing else.
    """

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="charges")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="charges")
    kind = models.CharField(max_length=20, choices=ChargeKind)
    subject = models.CharField(max_length=12)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = ChargeQuerySet.as_manager()

    privacy = Personal(subjects=("member",), keep=5 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="charge_open_once", fields=["kind", "subject"], condition=Q(until=None)),
            models.CheckConstraint(
                name="charge_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]
        indexes = [models.Index(fields=["entity", "member"], condition=Q(until=None), name="charge_open_by_entity")]

    def __str__(self) -> str:
        return f"charge of {self.kind} {self.subject}"
