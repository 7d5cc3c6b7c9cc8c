"""Sessions, who comes to them, training given elsewhere, and what must be there before a first match."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, NotPersonal, Personal
from mentores.participants.models import Side
from mentores.partners.models import Entity
from mentores.partners.models.entity import MAINLAND
from mentores.training.lifecycle import Answer, State
from mentores.training.topics import Kind

MENTOR_MINUTES = 120  # at least two hours before the first match: Elements of Effective Practice, benchmark T1
MENTEE_MINUTES = 60  # at least one hour: fifth edition, benchmark T3
LONGEST = 16 * 60
CAPACITY_MAX = 500


class SessionQuerySet(models.QuerySet["Session"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "SessionQuerySet":
        """An entity's own ones, and those of the national team that are open to it."""
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            theirs = Q(entity__in=viewer.entities)
            return self.filter(theirs | Q(pk__in=Session.objects.national().open_to(viewer.entities).values("pk")))
        if viewer.role in NATIONAL_CASE_ROLES:
            return self.national()
        return self.filter(pk__in=Attendance.objects.visible_to(viewer).values("session"))

    def national(self) -> "SessionQuerySet":
        return self.filter(entity=None)

    def open_to(self, entities: list[int]) -> "SessionQuerySet":
        """Those for everybody, and those for one of these entities."""
        named = OpenTo.objects.all()
        theirs = self.filter(pk__in=named.filter(entity__in=entities).values("session"))
        return self.exclude(pk__in=named.values("session")) | theirs


class Session(models.Model):
    """A training session of one entity or, without an entity, of the national team for some entities or for all."""

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="sessions")
    for_entities = models.ManyToManyField(Entity, through="OpenTo", related_name="+", blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"))
    place = models.CharField(_("place"), max_length=300, blank=True)
    address = models.URLField(_("link of the video call"), blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places"))
    trainer = models.CharField(_("who leads it"), max_length=200, blank=True)
    note = models.TextField(_("what people should know"), blank=True)
    code = models.CharField(max_length=6, unique=True)

    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    planned_at = models.DateTimeField()

    objects = SessionQuerySet.as_manager()

    privacy = Personal(subjects=("planned_by", "trainer"), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(name="session_has_a_length", condition=Q(minutes__gte=15, minutes__lte=LONGEST)),
            models.CheckConstraint(name="session_has_places", condition=Q(capacity__gte=1, capacity__lte=CAPACITY_MAX)),
            models.CheckConstraint(name="session_is_somewhere", condition=~Q(place="", address="")),
        ]
        indexes = [models.Index(fields=["entity", "starts_at"], name="session_by_entity")]

    def __str__(self) -> str:
        return f"session {self.public_id}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_national(self) -> bool:
        return self.entity_id is None

    def zone(self) -> ZoneInfo:
        """The zone its clock follows: that of its entity."""
        return self.entity.zone() if self.entity else MAINLAND

    def day(self) -> date:
        return self.starts_at.astimezone(self.zone()).date()

    def is_over(self, *, at: datetime) -> bool:
        return self.ends_at <= at


class OpenTo(models.Model):
    """A session of the national team is open to an entity; where none is named it is open to all."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")

    privacy = NotPersonal(because="It says which organisations a session is for.")

    class Meta:
        constraints = [models.UniqueConstraint(name="open_to_an_entity_once", fields=["session", "entity"])]

    def __str__(self) -> str:
        return f"open to {self.pk}"


class SessionMove(Move):
    """The story of a session."""

    case = models.ForeignKey(Session, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("person",), keep=5 * YEAR, then="anonymise")


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "AttendanceQuerySet":
        """At a session of the national team an entity sees its own people; the team sees names of staff only."""
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(Q(session__entity__in=viewer.entities) | Q(entity__in=viewer.entities))
        if viewer.role in NATIONAL_CASE_ROLES:
            return self.filter(session__entity=None, session__kind=Kind.STAFF)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(person_id=viewer.person_id)
        if viewer.only and viewer.only[0] == "attendance":
            return self.filter(public_id=viewer.only[1])
        return self.none()

    def holding_a_place(self) -> "AttendanceQuerySet":
        return self.filter(answer__in=[Answer.COMING, Answer.ATTENDED])


class Attendance(models.Model):
    """One person and one session: invited, the answer, and whether they came. `entity` is who invited them."""

    public_id: Any = PublicId()
    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attendances")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.INVITED)
    minutes = models.PositiveSmallIntegerField(default=0)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["session", "person"]),
            models.CheckConstraint(
                name="attendance_has_minutes_once_there",
                condition=Q(answer=Answer.ATTENDED, minutes__gt=0) | ~Q(answer=Answer.ATTENDED) & Q(minutes=0),
            ),
            models.CheckConstraint(
                name="attendance_waits_since_a_moment",
                condition=~Q(answer=Answer.WAITING) | Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.public_id}"


class Briefing(models.Model):
    """Training or orientation that a person was given outside a session, as somebody of the entity noted it."""

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="briefings")
    kind = models.CharField(max_length=30, choices=Kind)
    given_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    topics = models.JSONField(default=list, blank=True)
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()

    privacy = Personal(subjects=("person", "noted_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(name="briefing_has_a_length", condition=Q(minutes__gte=1, minutes__lte=LONGEST))
        ]
        indexes = [models.Index(fields=["person", "kind"], name="briefing_of_person")]

    def __str__(self) -> str:
        return f"briefing {self.public_id}"


class Waiver(models.Model):
    """Somebody is matched without the hours that are asked for, and why; counted for each entity.

    `taken_back_at` is set when it was a slip or is no longer needed.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="waivers")
    side = models.CharField(max_length=10, choices=Side)
    reason = models.CharField(max_length=500)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="waivers")
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    waived_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("person", "waived_by"), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="waiver_once", fields=["person", "side"], condition=Q(taken_back_at=None)),
            models.CheckConstraint(name="waiver_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="waiver_taken_back_later",
                condition=Q(taken_back_at=None) | Q(taken_back_at__gte=F("waived_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"waiver {self.public_id}"


class Requirement(models.Model):
    """How much training comes before a first match: one row, which the national team edits."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    mentor_minutes = models.PositiveSmallIntegerField(default=MENTOR_MINUTES)
    mentee_minutes = models.PositiveSmallIntegerField(default=MENTEE_MINUTES)

    privacy = NotPersonal(because="It holds two numbers of the programme.")

    class Meta:
        constraints = [
            models.CheckConstraint(name="requirement_is_one", condition=Q(only=True)),
            models.CheckConstraint(
                name="requirement_can_be_met", condition=Q(mentor_minutes__lte=LONGEST, mentee_minutes__lte=LONGEST)
            ),
        ]

    def __str__(self) -> str:
        return "requirement"

    def minutes_for(self, side: str) -> int:
        return self.mentor_minutes if side == Side.MENTOR else self.mentee_minutes
