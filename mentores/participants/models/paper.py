"""What a mentor signs before the first match, and what the entity has made sure of on a day."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.consents.models import Text
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.models.mentor import Mentor
from mentores.partners.models import Entity


class Signed(models.TextChoices):
    SCREEN = "screen", _("on screen")
    PAPER = "paper", _("on paper")


class Paper(models.Model):
    """A mentor signed one version of the volunteer programme with one entity (Lei 71/98, article 9).

    On screen it was signed with a code sent to `target`; on paper the entity keeps the sheet, `recorded_by` wrote it
    down. A paper that was recorded by mistake is struck out: `struck_out_at`.
    """

    public_id: Any = PublicId()
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="papers")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="papers")
    text = models.ForeignKey(Text, models.PROTECT, related_name="papers")
    language = models.CharField(max_length=10)
    how = models.CharField(max_length=10, choices=Signed)
    target = models.CharField(max_length=254, blank=True)
    signed_on = models.DateField()
    written_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    struck_out_at = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("mentor", "recorded_by", "target"), keep=5 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paper_of_a_version_once", fields=["mentor", "entity", "text"], condition=Q(struck_out_at=None)
            ),
            models.CheckConstraint(
                name="paper_struck_out_later", condition=Q(struck_out_at=None) | Q(struck_out_at__gte=F("written_at"))
            ),
            models.CheckConstraint(
                name="paper_on_screen_has_its_target",
                condition=Q(how=Signed.SCREEN) & ~Q(target="") | Q(how=Signed.PAPER, target=""),
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.public_id}"


class StayCheck(models.Model):
    """Whether a mentor may stay in the country, as somebody saw it on a day: yes or no, never the document.

    Foreign nationals may volunteer with a valid right to stay (Lei 71/98). Asked only where it is needed.
    """

    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="stay_checks")
    is_valid = models.BooleanField()
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    privacy = Personal(subjects=("mentor", "checked_by"), keep=2 * YEAR, then="delete")

    def __str__(self) -> str:
        return f"stay check {self.pk}"


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def visible_to(self, viewer: Viewer) -> "ReferenceQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES and viewer.role != Role.READER:
            return self.filter(mentor__entity__in=viewer.entities)
        if viewer.only and viewer.only[0] == "reference":
            return self.filter(public_id=viewer.only[1])
        return self.none()


class Reference(models.Model):
    """Somebody who knows a mentor was asked about them, through a link; `answer` is what they wrote."""

    public_id: Any = PublicId()
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="references")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=10)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    recommends = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReferenceQuerySet.as_manager()

    privacy = Personal(subjects=("mentor", "name", "email", "asked_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reference_answered_with_a_yes_or_no",
                condition=Q(answered_at=None, recommends=None) | Q(answered_at__isnull=False, recommends__isnull=False),
            ),
            models.CheckConstraint(
                name="reference_answered_once_asked", condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"reference {self.public_id}"
