"""Mentees."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.lifecycle import MenteeStanding, MenteeState
from mentores.participants.models.profile import Profile
from mentores.partners.models import Entity


class WhyMenteeLeft(models.TextChoices):
    """Why somebody needs no mentor any more."""

    NEED_MET = "need_met", _("the need is met")
    FOUND_ELSEWHERE = "found_elsewhere", _("has found help elsewhere")
    MOVED = "moved", _("has moved away")
    NOT_REACHED = "not_reached", _("cannot be reached")
    OWN_WISH = "own_wish", _("does not want to go on")
    OTHER = "other", _("another reason")


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

    def with_standing(self) -> "MenteeQuerySet":
        """With `standing`: the state, and for those who wait whether they have a mentor meanwhile."""
        return self.annotate(
            standing=Case(
                When(Exists(_mentored()), state=MenteeState.WAITING, then=Value(MenteeStanding.MENTORED)),
                default=F("state"),
            )
        )

    def standing_as(self, *standings: str) -> "MenteeQuerySet":
        """Those that stand so."""
        return self.with_standing().filter(Q(("standing__in", standings)))


def _mentored() -> models.QuerySet["Mentee"]:
    """Mentorships belong to a higher floor; that one of a mentee has no end can be seen from here."""
    return Mentee.objects.filter(pk=OuterRef("pk"), mentorships__isnull=False, mentorships__ended_at=None)


class Mentee(models.Model):
    """A person with a need, accompanied by one entity.

    A pause may have a day on which it ends. `leaving_since` is since when somebody wants to leave who still has a
    mentor; `left_because` is the reason of whoever has left.
    """

    public_id: Any = PublicId()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentee")
    profile = models.OneToOneField(Profile, models.PROTECT, related_name="mentee")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentees")

    state = models.CharField(max_length=20, choices=MenteeState, default=MenteeState.WAITING)
    accepted_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    paused_until = models.DateField(null=True, blank=True)
    leaving_since = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(max_length=20, choices=WhyMenteeLeft, blank=True)

    objects = MenteeQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mentee_pause_ends_once_paused", condition=Q(paused_until=None) | Q(state=MenteeState.PAUSED)
            ),
            models.CheckConstraint(
                name="mentee_left_has_left", condition=Q(left_because="") | Q(state=MenteeState.DONE)
            ),
            models.CheckConstraint(
                name="mentee_leaving_has_not_left", condition=Q(leaving_since=None) | ~Q(state=MenteeState.DONE)
            ),
        ]
        indexes = [models.Index(fields=["entity", "state"], name="mentee_by_entity")]

    def __str__(self) -> str:
        return f"mentee {self.public_id}"

    def waited_days(self, *, on: date) -> int:
        return max(0, (on - timezone.localdate(self.waiting_since)).days)


class MenteeMove(Move):
    """The story of a mentee in the programme."""

    case = models.ForeignKey(Mentee, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")
