"""Mentors, and the places they have for mentees."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.lifecycle import MentorStanding, MentorState
from mentores.participants.models.profile import Profile
from mentores.partners.models import Entity

CAPACITY_MAX = 3
RECORD_VALID = timedelta(days=365)


class WhyMentorLeft(models.TextChoices):
    """Why somebody is a mentor no longer; nothing about health or private life is asked."""

    NO_TIME = "no_time", _("has no time any more")
    MOVED = "moved", _("has moved away")
    NOBODY_TO_HELP = "nobody_to_help", _("nobody to accompany was found")
    NOT_REACHED = "not_reached", _("cannot be reached")
    OWN_WISH = "own_wish", _("does not want to go on")
    NOT_SUITABLE = "not_suitable", _("has not kept what was agreed")
    OTHER = "other", _("another reason")


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

    def with_standing(self) -> "MentorQuerySet":
        """With `standing`: the state, and for those who are ready whether they accompany somebody."""
        return self.annotate(
            standing=Case(
                When(Exists(_mentoring()), state=MentorState.READY, then=Value(MentorStanding.MENTORING)),
                When(state=MentorState.READY, then=Value(MentorStanding.AVAILABLE)),
                default=F("state"),
            )
        )

    def standing_as(self, *standings: str) -> "MentorQuerySet":
        """Those that stand so."""
        return self.with_standing().filter(Q(("standing__in", standings)))


def _mentoring() -> models.QuerySet["Mentor"]:
    """Mentorships belong to a higher floor; that one of a mentor has no end can be seen from here."""
    under_way = {"mentorships__until": None, "mentorships__mentorship__ended_at": None}
    return Mentor.objects.filter(pk=OuterRef("pk"), mentorships__isnull=False, **under_way)


class Mentor(models.Model):
    """A person who volunteers, accompanied by one entity.

    A pause may have a day on which it ends. `leaving_since` is since when somebody wants to leave who still accompanies
    a person; `left_because` is the reason of whoever has left.
    """

    public_id: Any = PublicId()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentor")
    profile = models.OneToOneField(Profile, models.PROTECT, related_name="mentor")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentors")
    capacity = models.PositiveSmallIntegerField(default=1)
    record_checked_until = models.DateField(null=True, blank=True)

    state = models.CharField(max_length=20, choices=MentorState, default=MentorState.IN_TRAINING)
    accepted_at = models.DateTimeField()
    trained_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    leaving_since = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(max_length=20, choices=WhyMentorLeft, blank=True)

    objects = MentorQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mentor_ready_once_trained",
                condition=Q(trained_on__isnull=False) | Q(state__in=[MentorState.IN_TRAINING, MentorState.INACTIVE]),
            ),
            models.CheckConstraint(
                name="mentor_pause_ends_once_paused", condition=Q(paused_until=None) | Q(state=MentorState.PAUSED)
            ),
            models.CheckConstraint(
                name="mentor_left_has_left", condition=Q(left_because="") | Q(state=MentorState.INACTIVE)
            ),
            models.CheckConstraint(
                name="mentor_leaving_has_not_left",
                condition=Q(leaving_since=None) | ~Q(state=MentorState.INACTIVE),
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

    @property
    def record_seen_on(self) -> date | None:
        """The day on which the criminal record was seen, which is all that is kept of it."""
        return self.record_checked_until and self.record_checked_until - RECORD_VALID


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
