"""The record: acts in the order they happened, readings of personal data, their seals, and who reads on."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, NotPersonal, Personal


class Event(models.Model):
    """One act: of which app, on which subject, when, by whom in which role for which entity."""

    app = models.CharField(max_length=40)
    act = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=30)
    entity_id = models.BigIntegerField(null=True)
    position = models.BigIntegerField(null=True, unique=True)

    privacy = Personal(subjects=("person_id",), keep=5 * YEAR, then="delete")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "subject"], name="event_of_subject"),
            models.Index(fields=["at", "id"], name="event_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.app}.{self.act} {self.kind} {self.subject}"


class Reading(models.Model):
    """Somebody opened personal data: whose, when, who in which role, and the reason where one is asked for."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=30)
    entity_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    privacy = Personal(subjects=("person_id",), keep=timedelta(days=2 * 365), then="delete")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "subject"], name="reading_of_subject"),
            models.Index(fields=["at", "id"], name="reading_by_moment"),
        ]

    def __str__(self) -> str:
        return f"reading of {self.kind} {self.subject}"


class Cursor(models.Model):
    """The last position of the record that one reader has dealt with."""

    reader = models.CharField(max_length=40, primary_key=True)
    position = models.BigIntegerField(default=0)

    privacy = NotPersonal(because="It holds a number for each app that reads the record.")

    def __str__(self) -> str:
        return f"{self.reader} at {self.position}"


class Table(models.TextChoices):
    """What is sealed."""

    EVENT = "event", _("act")
    READING = "reading", _("reading")


class Seal(models.Model):
    """One row of the record at its place in the chain.

    `content` binds number and row to what the row said; `chain` binds the seal to the one before it. Both are made with
    a key that is not in the database.
    """

    number = models.BigIntegerField(primary_key=True)
    table = models.CharField(max_length=10, choices=Table)
    row = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    content = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    privacy = NotPersonal(because="It holds the numbers of rows, and hashes that nobody without the key can read.")

    class Meta:
        constraints = [models.UniqueConstraint(name="seal_of_one_row", fields=["table", "row"])]

    def __str__(self) -> str:
        return f"seal {self.number}"


class Head(models.Model):
    """Where the chain ends: its last seal, and the last row of each table that has one. Signed with the key."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    number = models.BigIntegerField()
    chain = models.CharField(max_length=64)
    last_event = models.BigIntegerField()
    last_reading = models.BigIntegerField()
    signature = models.CharField(max_length=64)

    privacy = NotPersonal(because="It holds the end of the chain of seals.")

    class Meta:
        constraints = [models.CheckConstraint(name="head_is_one", condition=models.Q(only=True))]

    def __str__(self) -> str:
        return f"head {self.number}"


class Check(models.Model):
    """The chain was verified: how far it went, how it ended there, and how many faults were found."""

    at = models.DateTimeField()
    number = models.BigIntegerField()
    chain = models.CharField(max_length=64, blank=True)
    unsealed = models.PositiveIntegerField()
    faults = models.PositiveIntegerField()

    privacy = NotPersonal(because="It holds how the record was found to be.")

    def __str__(self) -> str:
        return f"check {self.pk}"


class Alert(models.Model):
    """Somebody opened many different files within an hour; `entities` are those they worked for meanwhile."""

    public_id: Any = PublicId()
    person_id = models.BigIntegerField()
    files = models.PositiveIntegerField()
    entities = models.JSONField(default=list)
    at = models.DateTimeField()

    privacy = Personal(subjects=("person_id",), keep=timedelta(days=2 * 365), then="delete")

    class Meta:
        indexes = [models.Index(fields=["person_id", "at"], name="alert_of_person")]

    def __str__(self) -> str:
        return f"alert {self.public_id}"


class Move(models.Model):
    """One step in the story of a case; each kind of case has its own table of them, shown on its page."""

    act = models.CharField(max_length=40)
    source = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=30)
    entity_id = models.BigIntegerField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.act}: {self.source} → {self.target}"
