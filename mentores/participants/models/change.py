"""The history of a profile, and the yearly question whether it is still right."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.models.profile import Profile

SAID_ANEW = {"public", "language"}  # a situation comes with its own consent, a language is chosen on every page


class ProfileChange(models.Model):
    """Somebody changed a person's answers: who in which role, when, and which fields.

    `before` keeps what stood there in codes and numbers, so that a slip can be seen and put right. What was written
    freely is not kept: whoever takes back a sentence about themselves must find it gone (Regulation (EU) 2016/679,
    articles 5(1)(c) and 17).
    """

    public_id: Any = PublicId()
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=30)
    entity_id = models.BigIntegerField(null=True)
    fields = models.JSONField()
    before = models.JSONField(default=dict, blank=True)

    privacy = Personal(subjects=("profile", "person"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [models.CheckConstraint(name="profile_change_changes_something", condition=~Q(fields=[]))]
        indexes = [models.Index(fields=["profile", "at"], name="profile_change_by_moment")]

    def __str__(self) -> str:
        return f"change {self.public_id}"

    @property
    def kept(self) -> dict[str, Any]:
        """What stood there and can stand there again."""
        return {name: value for name, value in self.before.items() if name not in SAID_ANEW}


class Answer(models.TextChoices):
    """What somebody says to the yearly question."""

    RIGHT = "right", _("everything is still right")
    CHANGED = "changed", _("something has changed")


class ProfileCheckQuerySet(models.QuerySet["ProfileCheck"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "ProfileCheckQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            accompanied = Q(profile__mentor__entity__in=viewer.entities) | Q(
                profile__mentee__entity__in=viewer.entities
            )
            return self.filter(accompanied)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(profile__person_id=viewer.person_id)
        if viewer.only and viewer.only[0] == "profilecheck":
            return self.filter(public_id=viewer.only[1], profile__person_id=viewer.person_id)
        return self.none()


class ProfileCheck(models.Model):
    """«Is this still right?», asked once a year and answered with one tap; `settled_at` is when the answers were."""

    public_id: Any = PublicId()
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="checks")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ProfileCheckQuerySet.as_manager()

    privacy = Personal(subjects=("profile",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="profile_check_open_once", fields=["profile"], condition=Q(settled_at=None)),
            models.CheckConstraint(
                name="profile_check_answered_has_its_moment",
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="profile_check_right_is_settled",
                condition=~Q(answer=Answer.RIGHT) | Q(settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"profile check {self.public_id}"
