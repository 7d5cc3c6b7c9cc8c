"""A registration that was begun and not sent yet."""

from typing import Any

from django.db import models

from mentores.core.fields import PublicId
from mentores.core.privacy import DAY, Personal
from mentores.participants.models import Side

MOST_CODES_SENT = 3


class Draft(models.Model):
    """What somebody wrote so far, screen by screen, right or wrong; whoever has the code goes on with it.

    `answers` maps a screen to its fields, as they were sent. The code follows from `public_id` and our key, and only
    its fingerprint is kept.
    """

    public_id: Any = PublicId()
    side = models.CharField(max_length=10, choices=Side)
    language = models.CharField(max_length=10)
    answers = models.JSONField(default=dict)
    code_digest = models.CharField(max_length=64, unique=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    privacy = Personal(subjects=("answers",), keep=30 * DAY, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draft_sends_its_code_three_times_at_most", condition=models.Q(codes_sent__lte=MOST_CODES_SENT)
            )
        ]
        indexes = [models.Index(fields=["kept_at"], name="draft_by_day")]

    def __str__(self) -> str:
        return f"draft {self.public_id}"
