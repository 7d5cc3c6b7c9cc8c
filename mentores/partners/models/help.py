"""What an entity asks the national team, and the answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, NATIONAL_CASE_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.lifecycle import UNANSWERED, RequestState
from mentores.partners.models.entity import Entity


class Topic(models.TextChoices):
    """What a request for help is about."""

    CASE = "case", _("a case that does not go on")
    METHOD = "method", _("how to do something")
    NETWORK = "network", _("another entity, or a person who moves")
    SAFETY = "safety", _("somebody’s safety")
    PLATFORM = "platform", _("something on this platform")
    OTHER = "other", _("something else")


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "HelpRequestQuerySet":
        if viewer == SYSTEM or viewer.role in NATIONAL_CASE_ROLES:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        return self.none()

    def unanswered(self) -> "HelpRequestQuerySet":
        return self.filter(state__in=UNANSWERED)


class HelpRequest(models.Model):
    """An entity asks the national team for help. What both write stands in its story, each with the act it belongs to.

    `asked_at` is when the entity last asked; `taken_by` has the request in hand.
    """

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="help_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    topic = models.CharField(_("what it is about"), max_length=20, choices=Topic)
    title = models.CharField(_("in one line"), max_length=120)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    privacy = Personal(subjects=("asked_by", "taken_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(name="help_request_says_what", condition=~Q(title="")),
            models.CheckConstraint(
                name="help_request_answered_has_its_moment",
                condition=~Q(state=RequestState.ANSWERED) | Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="help_request_closed_has_its_moment",
                condition=Q(state=RequestState.CLOSED, closed_at__isnull=False)
                | ~Q(state=RequestState.CLOSED) & Q(closed_at=None),
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="help_request_by_state")]

    def __str__(self) -> str:
        return f"request {self.public_id}"


class HelpRequestMove(Move):
    """The story of a request; a note is what was asked or answered."""

    case = models.ForeignKey(HelpRequest, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")
