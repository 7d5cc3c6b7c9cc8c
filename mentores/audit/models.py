"""The record: acts in the order they happened, readings of personal data, and how far each reader has come."""

from datetime import timedelta

from django.conf import settings
from django.db import models

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
        indexes = [models.Index(fields=["kind", "subject"], name="event_of_subject")]

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
        indexes = [models.Index(fields=["kind", "subject"], name="reading_of_subject")]

    def __str__(self) -> str:
        return f"reading of {self.kind} {self.subject}"


class Cursor(models.Model):
    """The last position of the record that one reader has dealt with."""

    reader = models.CharField(max_length=40, primary_key=True)
    position = models.BigIntegerField(default=0)

    privacy = NotPersonal(because="It holds a number for each app that reads the record.")

    def __str__(self) -> str:
        return f"{self.reader} at {self.position}"


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
