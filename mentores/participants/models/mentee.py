"""Mentees."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models.profile import Profile
from mentores.partners.models import Entity


class MenteeQuerySet(models.QuerySet["Mentee"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "MenteeQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(person_id=viewer.person_id)
        return self.none()


class Mentee(models.Model):
    """A person with a need, accompanied by one entity."""

    public_id: Any = PublicId()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentee")
    profile = models.OneToOneField(Profile, models.PROTECT, related_name="mentee")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentees")

    state = models.CharField(max_length=20, choices=MenteeState, default=MenteeState.WAITING)
    accepted_at = models.DateTimeField()
    waiting_since = models.DateTimeField()

    objects = MenteeQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="anonymise")

    class Meta:
        indexes = [models.Index(fields=["entity", "state"], name="mentee_by_entity")]

    def __str__(self) -> str:
        return f"mentee {self.public_id}"

    def waited_days(self, *, on: date) -> int:
        return max(0, (on - timezone.localdate(self.waiting_since)).days)


class MenteeMove(Move):
    """The story of a mentee in the programme."""

    case = models.ForeignKey(Mentee, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")
