"""What is to happen by the clock, and how it went last time."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from mentores.core.privacy import NotPersonal

TAKEN_UP_AFTER = timedelta(minutes=15)


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, *, at: datetime) -> Self:
        """Those whose time has come and that nobody runs; a run without an end is given up after a while."""
        rests = Q(began_at=None) | Q(ended_at__isnull=False) | Q(began_at__lte=at - TAKEN_UP_AFTER)
        return self.filter(rests, next_at__lte=at)


class Job(models.Model):
    """One job of settings.SCHEDULE. While it runs it has a beginning and no end.

    `failed` says what went wrong in the last run and where, never about whom; `failures` counts them in a row.
    """

    name = models.CharField(max_length=40, primary_key=True)
    next_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=200, blank=True)
    failures = models.PositiveIntegerField(default=0)

    objects = JobQuerySet.as_manager()

    privacy = NotPersonal(because="It holds when the platform's own work was done.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="job_ends_after_it_began", condition=Q(ended_at=None) | Q(began_at__isnull=False)
            ),
            models.CheckConstraint(
                name="job_failed_says_how", condition=Q(failed="", failures=0) | ~Q(failed="") & Q(failures__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"job {self.name}"
