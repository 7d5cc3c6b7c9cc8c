"""Mentors, and the places they have for mentees."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.lifecycle import MentorState
from mentores.participants.models.profile import Profile
from mentores.partners.models import Entity

CAPACITY_MAX = 3


class MentorQuerySet(models.QuerySet["Mentor"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "MentorQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(person_id=viewer.person_id)
        return self.none()


class Mentor(models.Model):
    """A person who volunteers, accompanied by one entity."""

    public_id: Any = PublicId()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentor")
    profile = models.OneToOneField(Profile, models.PROTECT, related_name="mentor")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentors")
    capacity = models.PositiveSmallIntegerField(default=1)
    record_checked_until = models.DateField(null=True, blank=True)

    state = models.CharField(max_length=20, choices=MentorState, default=MentorState.IN_TRAINING)
    accepted_at = models.DateTimeField()
    trained_on = models.DateField(null=True, blank=True)

    objects = MentorQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mentor_ready_once_trained",
                condition=Q(trained_on__isnull=False) | Q(state__in=[MentorState.IN_TRAINING, MentorState.INACTIVE]),
            ),
            models.CheckConstraint(
                name="mentor_capacity_in_range", condition=Q(capacity__gte=1, capacity__lte=CAPACITY_MAX)
            ),
        ]
        indexes = [models.Index(fields=["entity", "state"], name="mentor_by_entity")]

    def __str__(self) -> str:
        return f"mentor {self.public_id}"

    def may_meet_minors(self, *, on: date) -> bool:
        """The criminal record was seen less than a year ago (Lei 113/2009, article 2)."""
        return self.record_checked_until is not None and on <= self.record_checked_until


class Place(models.Model):
    """One of a mentor's places, taken by somebody until it is given back."""

    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("mentor",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="place_taken_once", fields=["mentor", "number"], condition=Q(until=None)),
            models.CheckConstraint(name="place_number_in_range", condition=Q(number__gte=1, number__lte=CAPACITY_MAX)),
            models.CheckConstraint(name="place_given_back_later", condition=Q(until=None) | Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"


class MentorMove(Move):
    """The story of a mentor in the programme."""

    case = models.ForeignKey(Mentor, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")
