"""Codes that were sent, the places where somebody is signed in, and requests to reset a second factor."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import Entity

GUESSES = 5
GOOD_FOR = timedelta(minutes=15)


class Purpose(models.TextChoices):
    """What somebody proves with a code."""

    CONFIRM = "confirm", _("it is still the same person")
    NEW = "new", _("a new login is theirs")
    OLD = "old", _("the login that is to be replaced is theirs")
    CLAIM = "claim", _("the telephone of a first login is theirs")
    CONTACT = "contact", _("what we write reaches them")
    SIGN = "sign", _("a paper is signed by them")


class Code(models.Model):
    """A code sent to a mailbox or a telephone, kept as a fingerprint: for one use, five guesses and a quarter hour."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=10, choices=Purpose)
    target = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("person", "target"), keep=timedelta(days=1), then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(name="code_guessed_at_five_times_at_most", condition=Q(guesses__lte=GUESSES))
        ]
        indexes = [models.Index(fields=["person", "purpose", "sent_at"], name="code_newest")]

    def __str__(self) -> str:
        return f"code {self.pk}"

    def is_open(self, *, at: datetime) -> bool:
        return self.used_at is None and self.guesses < GUESSES and at < self.sent_at + GOOD_FOR


class SignIn(models.Model):
    """Somebody signed in on a device. `device` is the fingerprint of a token that stays in the browser."""

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=64)
    browser = models.CharField(max_length=100, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("person",), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sign_in_ends_after_it_begins", condition=Q(ended_at=None) | Q(ended_at__gte=F("begun_at"))
            )
        ]
        indexes = [models.Index(fields=["person", "device"], name="sign_in_on_device")]

    def __str__(self) -> str:
        return f"sign-in {self.public_id}"


class FactorResetQuerySet(models.QuerySet["FactorReset"]):
    def visible_to(self, viewer: Viewer) -> "FactorResetQuerySet":
        """A coordinator sees the requests about people of the own entity, a national coordinator all of them."""
        if viewer.role == Role.NATIONAL_COORDINATOR:
            return self.all()
        if viewer.role == Role.COORDINATOR:
            return self.filter(entity_id__in=viewer.entities)
        return self.none()

    def open(self) -> "FactorResetQuerySet":
        return self.filter(decided_at=None)


class FactorReset(models.Model):
    """Somebody lost the second factor: one coordinator asks to take it away, another person agrees or not.

    `entity` is where the person works; without one, only national coordinators decide.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="factor_resets")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="factor_resets")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)

    objects = FactorResetQuerySet.as_manager()

    privacy = Personal(subjects=("person", "asked_by", "decided_by"), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="factor_reset_open_once", fields=["person"], condition=Q(decided_at=None)),
            models.CheckConstraint(
                name="factor_reset_decided_with_all_facts",
                condition=Q(decided_at=None, decided_by=None, agreed=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, agreed__isnull=False),
            ),
            models.CheckConstraint(
                name="factor_reset_agreed_by_somebody_else",
                condition=Q(agreed=None) | Q(agreed=False) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="factor_reset_never_for_oneself",
                condition=~Q(person=F("asked_by")) & (Q(decided_by=None) | ~Q(person=F("decided_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"reset {self.public_id}"
