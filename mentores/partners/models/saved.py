"""How somebody likes to look at a list."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models.entity import Entity


class SavedFilter(models.Model):
    """A colleague keeps a way of looking at one list of the entity, under a name.

    `listing` is the name of the list's page, `chosen` what was chosen there: never the words looked for, which are
    people's names.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="saved_filters")
    listing = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    chosen = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="saved_filter_name_once", fields=["person", "entity", "listing", "name"]),
            models.CheckConstraint(name="saved_filter_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"saved filter {self.public_id}"
