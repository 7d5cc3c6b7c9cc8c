"""Another entity is asked to accompany a person. Nobody changes entity unless person and entity both say yes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentores.core.fields import PublicId


class AskedEntity(models.Model):
    """The person and the entity asked both say yes, or everything stays where it is.

    The entity asked is `to`. An answer is a moment and a yes or a no; none is None. `note` is for the entity that asks.
    """

    public_id: Any = PublicId()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)
    person_says = models.BooleanField(null=True, blank=True)
    person_said_at = models.DateTimeField(null=True, blank=True)
    entity_says = models.BooleanField(null=True, blank=True)
    entity_said_at = models.DateTimeField(null=True, blank=True)
    entity_said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_answers_have_their_moment",
                condition=Q(person_says=None, person_said_at=None)
                | Q(person_says__isnull=False, person_said_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_answers_of_the_entity_too",
                condition=Q(entity_says=None, entity_said_at=None)
                | Q(entity_says__isnull=False, entity_said_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_closes_after_it_opens", condition=Q(closed_at=None) | Q(closed_at__gte=F("asked_at"))
            ),
        ]

    @property
    def is_agreed(self) -> bool:
        return bool(self.person_says and self.entity_says)
