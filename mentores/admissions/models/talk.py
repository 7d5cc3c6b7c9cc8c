"""What was tried to reach a person, and the interview."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.admissions.models.application import Application
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal


class Outcome(models.TextChoices):
    """What came of trying to reach somebody."""

    REACHED = "reached", _("We spoke.")
    NO_ANSWER = "no_answer", _("Nobody answered.")
    WRONG_NUMBER = "wrong_number", _("The number or the address is wrong.")
    LEFT_MESSAGE = "left_message", _("A message was left.")


class ContactHow(models.TextChoices):
    """How somebody was tried."""

    PHONE = "phone", _("by telephone")
    MESSAGE = "message", _("by message")
    EMAIL = "email", _("by e-mail")
    IN_PERSON = "in_person", _("in person")


class Contact(models.Model):
    """Somebody tried to reach the person, or did."""

    public_id: Any = PublicId()
    application = models.ForeignKey(Application, models.CASCADE, related_name="contacts")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=20, choices=ContactHow)
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = models.TextField(blank=True)

    privacy = Personal(subjects=("application", "by"), keep=2 * YEAR, then="delete")

    class Meta:
        indexes = [models.Index(fields=["application", "at"], name="contact_of_application")]

    def __str__(self) -> str:
        return f"contact {self.public_id}"


class InterviewMode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("by telephone")
    ONLINE = "online", _("by video")


class InterviewState(models.TextChoices):
    BOOKED = "booked", _("booked")
    HELD = "held", _("took place")
    MISSED = "missed", _("the person did not come")
    CANCELLED = "cancelled", _("called off")


class Interview(models.Model):
    """A talk with the person before the decision: booked for a moment, or simply held on a day.

    `answers` are by the keys of the guide, whose code and version `guide` names. `wish` is what the person wrote who
    cannot come at that time.
    """

    public_id: Any = PublicId()
    application = models.ForeignKey(Application, models.CASCADE, related_name="interviews")
    state = models.CharField(max_length=20, choices=InterviewState, default=InterviewState.BOOKED)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=45, validators=[MinValueValidator(5)])
    mode = models.CharField(max_length=20, choices=InterviewMode, default=InterviewMode.IN_PERSON)
    place = models.CharField(max_length=300, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changes = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    wish = models.CharField(max_length=500, blank=True)
    wished_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    held_on = models.DateField(null=True, blank=True)
    guide = models.CharField(max_length=80, blank=True)
    answers = models.JSONField(default=dict, blank=True)

    privacy = Personal(subjects=("application", "booked_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="interview_booked_once", fields=["application"], condition=Q(state=InterviewState.BOOKED)
            ),
            models.CheckConstraint(
                name="interview_held_has_its_day",
                condition=Q(state=InterviewState.HELD, held_on__isnull=False)
                | ~Q(state=InterviewState.HELD) & Q(held_on=None, starts_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"], name="interview_by_moment")]

    def __str__(self) -> str:
        return f"interview {self.public_id}"

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None
