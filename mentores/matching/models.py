"""Proposals: one mentor for one mentee, confirmed by both sides' technicians, answered by both people."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.matching.lifecycle import UNDECIDED, State
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Mentee, Mentor, Place


class Answer(models.TextChoices):
    NONE = "none", _("no answer yet")
    YES = "yes", pgettext_lazy("answer", "yes")
    TALK = "talk", _("wants to talk first")
    NO = "no", pgettext_lazy("answer", "no")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "ProposalQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(Q(mentor__entity__in=viewer.entities) | Q(mentee__entity__in=viewer.entities))
        asked = self.exclude(state=State.SUGGESTED).filter(
            Q(mentor__person_id=viewer.person_id) | Q(mentee__person_id=viewer.person_id)
        )
        if viewer.role == Role.PARTICIPANT:
            return asked
        if viewer.only and viewer.only[0] == "proposal":
            return asked.filter(public_id=viewer.only[1])
        return self.none()

    def undecided(self) -> "ProposalQuerySet":
        return self.filter(state__in=UNDECIDED)


class Proposal(models.Model):
    """`score`, `parts` and `weights_version` are what the proposal was made with; they do not change afterwards.

    `mentor_shares` and `mentee_shares` say which contact the other may see, once both have said yes: "email", "phone".
    """

    public_id: Any = PublicId()
    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="proposals")
    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="proposals")
    score = models.PositiveSmallIntegerField()
    parts = models.JSONField()
    weights_version = models.PositiveSmallIntegerField()

    state = models.CharField(max_length=20, choices=State, default=State.SUGGESTED)
    suggested_at = models.DateTimeField()
    confirmed_mentor_side_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_mentor_side_at = models.DateTimeField(null=True, blank=True)
    confirmed_mentee_side_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_mentee_side_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    mentor_answer = models.CharField(max_length=10, choices=Answer, default=Answer.NONE)
    mentee_answer = models.CharField(max_length=10, choices=Answer, default=Answer.NONE)
    mentor_shares = models.JSONField(default=list, blank=True)
    mentee_shares = models.JSONField(default=list, blank=True)
    place = models.OneToOneField(Place, models.PROTECT, null=True, blank=True, related_name="proposal")
    mentorship = models.OneToOneField(Mentorship, models.PROTECT, null=True, blank=True, related_name="proposal")

    objects = ProposalQuerySet.as_manager()

    privacy = Personal(subjects=("mentor", "mentee"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="proposal_undecided_once_for_a_mentee", fields=["mentee"], condition=Q(state__in=UNDECIDED)
            ),
            models.CheckConstraint(
                name="proposal_open_once_both_confirmed",
                condition=Q(confirmed_mentor_side_at__isnull=False, confirmed_mentee_side_at__isnull=False)
                | ~Q(state__in=[State.OPEN, State.ACCEPTED, State.DECLINED]),
            ),
            models.CheckConstraint(
                name="proposal_accepted_by_both",
                condition=~Q(state=State.ACCEPTED)
                | Q(mentor_answer=Answer.YES, mentee_answer=Answer.YES, mentorship__isnull=False, place__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_place_means_the_mentor_said_yes", condition=Q(place=None) | Q(mentor_answer=Answer.YES)
            ),
            models.CheckConstraint(name="proposal_expires_later", condition=Q(expires_at__gt=F("suggested_at"))),
        ]
        indexes = [models.Index(fields=["state", "expires_at"], name="proposal_by_expiry")]

    def __str__(self) -> str:
        return f"proposal {self.public_id}"

    def is_confirmed(self) -> bool:
        return self.confirmed_mentor_side_at is not None and self.confirmed_mentee_side_at is not None

    def is_overdue(self, *, at: datetime) -> bool:
        return self.state in UNDECIDED and self.expires_at <= at


class ProposalMove(Move):
    """The story of a proposal."""

    case = models.ForeignKey(Proposal, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")
