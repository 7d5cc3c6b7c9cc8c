"""The texts people agree to, and who agreed to which version, when and how."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import Translated
from mentores.core.privacy import YEAR, NotPersonal, Personal


class How(models.TextChoices):
    SCREEN = "screen", _("on screen")
    PAPER = "paper", _("on paper")
    SPOKEN = "spoken", _("spoken")


class Text(models.Model):
    """One version of a text that people are shown; a version that was shown never changes."""

    purpose = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    body = Translated()
    since = models.DateField()

    privacy = NotPersonal(because="It is a text of the programme, the same for everybody.")

    class Meta:
        constraints = [models.UniqueConstraint(name="text_version_once", fields=["purpose", "version"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> "ConsentQuerySet":
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """A person was shown a version of a text and agreed to it.

    `recorded_by` and `withdrawal_recorded_by` are who wrote it down for the person, if somebody did.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents")
    text = models.ForeignKey(Text, models.PROTECT, related_name="consents")
    language = models.CharField(max_length=10)
    how = models.CharField(max_length=10, choices=How)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=10, choices=How, blank=True)
    withdrawal_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    privacy = Personal(subjects=("person", "recorded_by", "withdrawal_recorded_by"), keep=5 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_in_some_way",
                condition=Q(withdrawn_at=None, withdrawn_how="") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_how=""),
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
