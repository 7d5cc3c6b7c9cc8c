"""Internal notes about a person."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import Entity


class NoteQuerySet(models.QuerySet["Note"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "NoteQuerySet":
        """Those of the viewer's own entity; readers do not see notes."""
        if viewer == SYSTEM:
            return self
        return self.filter(entity__in=viewer.entities) if viewer.role in CASE_ROLES else self.none()


class Note(models.Model):
    """A fact about a person, with its day and who wrote it. The person may read it."""

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notes")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    text = models.TextField(_("note"))
    on = models.DateField(_("day"))
    written_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = NoteQuerySet.as_manager()

    privacy = Personal(subjects=("person", "by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [models.CheckConstraint(name="note_says_something", condition=~models.Q(text=""))]
        indexes = [models.Index(fields=["person", "on"], name="note_of_person")]

    def __str__(self) -> str:
        return f"note {self.public_id}"
