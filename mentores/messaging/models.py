"""The outbox."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    UNCERTAIN = "uncertain", _("uncertain")
    NO_ADDRESS = "no_address", _("no address: tell this person another way")


class Message(models.Model):
    """One message to one address, in the words it is sent with; the link's address is put in on delivery."""

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="messages")
    address = models.EmailField(blank=True)
    notice = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link_purpose = models.CharField(max_length=30, blank=True)
    link_id = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    written_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    privacy = Personal(subjects=("person", "address"), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_without_address_is_not_sent", condition=~Q(address="") | Q(state=State.NO_ADDRESS)
            ),
            models.CheckConstraint(
                name="message_sent_has_its_moment",
                condition=Q(state=State.SENT, sent_at__isnull=False) | ~Q(state=State.SENT) & Q(sent_at=None),
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="message_by_state")]

    def __str__(self) -> str:
        return f"message {self.public_id}"
