"""An import, its rows, and how an entity names its columns."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.consents.models import How
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, NotPersonal, Personal
from mentores.imports.lifecycle import TAKEN_BACK, State
from mentores.partners.models import Entity


class Kind(models.TextChoices):
    """What the rows of a list are."""

    MENTORS = "mentors", _("mentors")
    MENTEES = "mentees", _("mentees")
    ENTITIES = "entities", _("entities")
    MENTORSHIPS = "mentorships", _("mentorships")
    MEETINGS = "meetings", _("meetings")


PEOPLE = (Kind.MENTORS, Kind.MENTEES)


class Mode(models.TextChoices):
    ALL = "all", _("All rows or none")
    VALID = "valid", _("Only the rows without problems")


class ImportQuerySet(models.QuerySet["Import"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "ImportQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role == Role.COORDINATOR:
            return self.filter(entity__in=viewer.entities)
        if viewer.role == Role.NATIONAL_COORDINATOR:
            return self.filter(by_office=True)
        return self.none()


class Import(models.Model):
    """One list that somebody sent, for one entity, or for the network if it lists entities.

    `columns` says which field of ours stands in which column, counted from 0. `why` is the reason of the national
    team, `stopped` why nothing of it was written after all. `worked_at` is when it last came forward, while somebody
    works on it, `tries` how often it was taken up since its last step, `failed_in` the state in which an error stopped
    it. `touched` are the numbers of the rows for which it could not be undone.
    """

    public_id: Any = PublicId()
    kind = models.CharField(max_length=20, choices=Kind)
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="imports")
    by_office = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    file_name = models.CharField(max_length=120)
    file_sha256 = models.CharField(max_length=64)
    titles = models.JSONField(default=list)
    columns = models.JSONField(default=dict, blank=True)

    state = models.CharField(max_length=20, choices=State, default=State.SENT)
    worked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failed_in = models.CharField(max_length=20, choices=State, blank=True)
    mode = models.CharField(max_length=10, choices=Mode, blank=True)
    informed = models.CharField(max_length=10, choices=How, blank=True)
    tells = models.BooleanField(default=False)
    stopped = models.CharField(max_length=40, blank=True)
    touched = models.JSONField(default=list, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    privacy = Personal(subjects=("sent_by",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_of_entities_is_of_the_network",
                condition=Q(kind=Kind.ENTITIES, entity=None, by_office=True)
                | ~Q(kind=Kind.ENTITIES) & Q(entity__isnull=False),
            ),
            models.CheckConstraint(
                name="import_by_the_office_has_a_reason",
                condition=Q(by_office=False, why="") | Q(by_office=True) & (Q(entity=None) | ~Q(why="")),
            ),
            models.CheckConstraint(
                name="import_written_has_its_moment",
                condition=~Q(state=State.WRITTEN) | Q(written_at__isnull=False) & ~Q(mode=""),
            ),
            models.CheckConstraint(
                name="import_failed_says_in_which_state",
                condition=Q(state=State.FAILED) & ~Q(failed_in="") | ~Q(state=State.FAILED) & Q(failed_in=""),
            ),
            models.UniqueConstraint(
                name="import_of_a_file_once",
                fields=["entity", "kind", "file_sha256"],
                condition=~Q(state__in=TAKEN_BACK),
            ),
            models.UniqueConstraint(
                name="import_of_a_file_of_entities_once",
                fields=["file_sha256"],
                condition=Q(entity=None) & ~Q(state__in=TAKEN_BACK),
            ),
        ]
        indexes = [
            models.Index(fields=["entity", "sent_at"], name="import_by_entity"),
            models.Index(fields=["state"], name="import_by_state"),
        ]

    def __str__(self) -> str:
        return f"import {self.public_id}"


class ImportMove(Move):
    """The story of an import."""

    case = models.ForeignKey(Import, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="delete")


class RowState(models.TextChoices):
    NEW = "new", _("not checked yet")
    WAITING = "waiting", _("waiting")
    REFUSED = "refused", _("refused")
    SKIPPED = "skipped", _("left out")
    WRITTEN = "written", _("written")
    UNDONE = "undone", pgettext_lazy("row", "undone")


class Row(models.Model):
    """One row of the list: what it says, what is wrong with it, whom it resembles, and what became of it.

    `made` are the kind and public id of each thing written; `known_until` is the last event of the record when it was
    written: whoever touches one of them afterwards leaves a later one. `cells` go as soon as nobody needs them.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    problems = models.JSONField(default=list, blank=True)
    resembles = models.JSONField(default=list, blank=True)
    keep = models.BooleanField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.NEW)
    made = models.JSONField(default=list, blank=True)
    known_until = models.BigIntegerField(null=True, blank=True)

    privacy = Personal(subjects=("cells", "made"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="row_once_in_an_import", fields=["batch", "number"]),
            models.CheckConstraint(
                name="row_written_says_what_was_made",
                condition=~Q(state=RowState.WRITTEN) | Q(known_until__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["batch", "state", "number"], name="row_by_state")]

    def __str__(self) -> str:
        return f"row {self.number} of import {self.batch_id}"


class Layout(models.Model):
    """How an entity names the columns of its lists: the folded title of a column leads to a field of ours."""

    entity = models.ForeignKey(Entity, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    columns = models.JSONField(default=dict)

    privacy = NotPersonal(because="It holds the titles of columns.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="layout_once_of_an_entity", fields=["entity", "kind"]),
            models.UniqueConstraint(name="layout_once_of_the_network", fields=["kind"], condition=Q(entity=None)),
        ]

    def __str__(self) -> str:
        return f"layout of {self.kind}"
