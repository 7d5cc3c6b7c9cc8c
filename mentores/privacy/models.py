"""How long data is kept and what was done about it, erasures, and people who are or are not the same."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, NotPersonal, Personal
from mentores.partners.models import Entity

UNDONE_WITHIN = timedelta(days=7)


class Code(models.TextChoices):
    """After what a person's data is kept for some months."""

    TURNED_AWAY = "turned_away", _("not accepted, or withdrawn")
    LEFT = "left", _("took part, and left")


BOUNDS = {Code.TURNED_AWAY: (1, 12), Code.LEFT: (6, 60)}  # months
FIRST = {Code.TURNED_AWAY: 6, Code.LEFT: 24}


class Term(models.Model):
    """For how many months people's data is kept after an end of this kind, as the national team has set it."""

    code = models.CharField(max_length=20, choices=Code, primary_key=True)
    months = models.PositiveSmallIntegerField()

    privacy = NotPersonal(because="It holds numbers of months.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="term_within_its_bounds",
                condition=Q(code=Code.TURNED_AWAY, months__gte=1, months__lte=12)
                | Q(code=Code.LEFT, months__gte=6, months__lte=60),
            )
        ]

    def __str__(self) -> str:
        return f"term {self.code}"


class Run(models.Model):
    """Once a day, what was kept long enough goes: how much of what, never whose."""

    public_id: Any = PublicId()
    at = models.DateTimeField(db_index=True)
    counts = models.JSONField(default=dict)

    privacy = NotPersonal(because="It holds counts.")

    def __str__(self) -> str:
        return f"run {self.public_id}"


class Erasure(models.Model):
    """What the programme knew of a person is gone: at the person's wish, or because the time was over."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="erasure")
    at = models.DateTimeField()
    asked = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = Personal(subjects=("person", "by"), keep=5 * YEAR, then="delete")

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def open(self) -> "HoldQuerySet":
        return self.filter(until=None)


class Hold(models.Model):
    """Somebody's data stays until a complaint or a claim is over (Regulation (EU) 2016/679, articles 17(3) and 18)."""

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="holds")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    why = models.CharField(_("why"), max_length=200)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = HoldQuerySet.as_manager()

    privacy = Personal(subjects=("person", "held_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="hold_open_once", fields=["person", "entity"], condition=Q(until=None)),
            models.CheckConstraint(name="hold_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="hold_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.public_id}"


class DoubtQuerySet(models.QuerySet["Doubt"]):
    def asked(self) -> "DoubtQuerySet":
        """Those that wait for the national team."""
        return self.filter(asked_at__isnull=False, apart_at=None)


class Doubt(models.Model):
    """Two people who may be one. An entity asks the national team about them, or they were found to be two."""

    public_id: Any = PublicId()
    first = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    apart_at = models.DateTimeField(null=True, blank=True)
    apart_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DoubtQuerySet.as_manager()

    privacy = Personal(subjects=("first", "second", "asked_by", "apart_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="doubt_once_for_a_pair", fields=["first", "second"]),
            models.CheckConstraint(name="doubt_of_two_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="doubt_asked_or_settled", condition=Q(asked_at__isnull=False) | Q(apart_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"doubt {self.public_id}"


class MergerQuerySet(models.QuerySet["Merger"]):
    def standing(self) -> "MergerQuerySet":
        """Those that can still be undone: the second record is kept aside."""
        return self.filter(undone_at=None, settled_at=None)


class Merger(models.Model):
    """Two records became one person: `kept` has everything, `other` stands aside until the merger is settled.

    `changes` is what to undo, row by row; it is emptied once that is not possible any more.
    """

    public_id: Any = PublicId()
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mergers")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="merged_into")
    at = models.DateTimeField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = MergerQuerySet.as_manager()

    privacy = Personal(subjects=("kept", "other", "merged_by", "undone_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(name="merger_of_two", condition=~Q(kept=F("other"))),
            models.UniqueConstraint(
                name="merger_standing_once", fields=["other"], condition=Q(undone_at=None, settled_at=None)
            ),
            models.CheckConstraint(name="merger_undone_or_settled", condition=Q(undone_at=None) | Q(settled_at=None)),
        ]

    def __str__(self) -> str:
        return f"merger {self.public_id}"
