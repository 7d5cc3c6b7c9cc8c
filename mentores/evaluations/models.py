"""The global rating: what each person says, in one word, of a mentorship that has ended."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.evaluations.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side


class Value(models.IntegerChoices):
    VERY_NEGATIVE = 1, _("very negative")
    NEGATIVE = 2, _("negative")
    NEUTRAL = 3, _("neither good nor bad")
    POSITIVE = 4, _("positive")
    VERY_POSITIVE = 5, _("very positive")


class RatingQuerySet(models.QuerySet["Rating"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "RatingQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(mentorship__entity__in=viewer.entities)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(person_id=viewer.person_id)
        if viewer.only and viewer.only[0] == "rating":
            return self.filter(public_id=viewer.only[1], person_id=viewer.person_id)
        return self.none()


class Rating(models.Model):
    """One person is asked about one mentorship, and answers or not."""

    public_id: Any = PublicId()
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="ratings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ratings")
    side = models.CharField(max_length=10, choices=Side)

    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    value = models.PositiveSmallIntegerField(choices=Value, null=True, blank=True)
    comment = models.TextField(_("would you like to add anything?"), max_length=2000, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)

    objects = RatingQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rating_asked_once", fields=["mentorship", "person"]),
            models.CheckConstraint(
                name="rating_rated_has_a_value",
                condition=Q(state=State.ASKED, value=None, rated_at=None)
                | Q(state=State.RATED, value__isnull=False, value__gte=1, value__lte=5, rated_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"rating {self.public_id}"


class RatingMove(Move):
    """The story of a rating."""

    case = models.ForeignKey(Rating, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=5 * YEAR, then="delete")
