"""One-tap links. The address is signed from the id and never stored."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal


class Link(models.Model):
    """It opens one thing until a moment, once or as often as needed: for one person, or for whoever was invited.

    `language` is what a page without a person speaks.
    """

    public_id: Any = PublicId()
    purpose = models.CharField(max_length=30)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="links")
    language = models.CharField(max_length=10, blank=True)
    once = models.BooleanField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("person",), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(name="link_expires_after_its_issue", condition=Q(expires_at__gt=F("issued_at")))
        ]
        indexes = [models.Index(fields=["kind", "subject"], name="link_of_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} link {self.pk}"

    def is_open(self, *, at: datetime) -> bool:
        spent = self.once and self.used_at is not None
        return self.revoked_at is None and not spent and at < self.expires_at
