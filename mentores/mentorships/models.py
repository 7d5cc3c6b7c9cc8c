"""Mentorships, who mentors in them, and their meetings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.mentorships.lifecycle import ENDED, GOING_ON, NEVER_BEGAN, OPEN, State
from mentores.participants.models import Mentee, Mentor, Phase, Place
from mentores.partners.models import Entity
from mentores.territories.models import SupportArea


class EndReason(models.TextChoices):
    """Why a mentorship ended."""

    GOALS_REACHED = "goals_reached", _("The goals were reached.")
    TIME_ENDED = "time_ended", _("The time agreed has ended.")
    MENTEE_MOVED = "mentee_moved", _("The mentee moved away.")
    MENTEE_NO_TIME = "mentee_no_time", _("The mentee has no time.")
    MENTEE_NO_NEED = "mentee_no_need", _("The mentee no longer needs support.")
    MENTEE_UNREACHABLE = "mentee_unreachable", _("The mentee could not be reached.")
    MENTOR_MOVED = "mentor_moved", _("The mentor moved away.")
    MENTOR_NO_TIME = "mentor_no_time", _("The mentor has no time.")
    MENTOR_UNREACHABLE = "mentor_unreachable", _("The mentor could not be reached.")
    INCOMPATIBLE = "incompatible", _("The two did not get on.")
    REFERRED = "referred", _("The need is outside the programme and was passed on.")
    SAFETY = "safety", _("Somebody's safety or conduct was in question.")
    RETURN_GIVEN_UP = "return_given_up", _("The person gave up returning to Portugal.")
    ENTITY_LEFT = "entity_left", _("The entity left the network.")


class MeetingMode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("by telephone")
    VIDEO = "video", _("by video")


class MentorshipQuerySet(models.QuerySet["Mentorship"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def visible_to(self, viewer: Viewer) -> "MentorshipQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            mentored = MentorshipMentor.objects.filter(mentor__entity__in=viewer.entities)
            return self.filter(Q(entity__in=viewer.entities) | Q(pk__in=mentored.values("mentorship")))
        between = Q(mentee__person_id=viewer.person_id) | Q(
            pk__in=MentorshipMentor.objects.filter(mentor__person_id=viewer.person_id).values("mentorship")
        )
        if viewer.role == Role.PARTICIPANT:
            return self.filter(between)
        if viewer.only and viewer.only[0] == "mentorship":
            return self.filter(between, public_id=viewer.only[1])
        return self.none()

    def open(self) -> "MentorshipQuerySet":
        return self.filter(state__in=OPEN)


class Mentorship(models.Model):
    """One mentee and one leading mentor, accompanied by the mentee's entity, for a time.

    `mentor_shares` and `mentee_shares` are the contacts each lets the other see: "email", "phone".
    """

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentorships")
    mentee = models.ForeignKey(Mentee, models.PROTECT, related_name="mentorships")
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.NETWORK)
    main_area = models.ForeignKey(SupportArea, models.PROTECT, related_name="+")
    mentor_shares = models.JSONField(default=list, blank=True)
    mentee_shares = models.JSONField(default=list, blank=True)

    state = models.CharField(max_length=20, choices=State, default=State.PREPARATION)
    opened_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=30, choices=EndReason, blank=True)

    objects = MentorshipQuerySet.as_manager()

    privacy = Personal(subjects=("mentee", "mentors"), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="mentorship_open_once_for_a_mentee", fields=["mentee"], condition=Q(state__in=OPEN)
            ),
            models.CheckConstraint(
                name="mentorship_started_once_it_runs",
                condition=Q(state__in=[State.PREPARATION, *NEVER_BEGAN], started_at=None)
                | Q(state__in=[*GOING_ON, *ENDED], started_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mentorship_ended_has_its_moment",
                condition=Q(state__in=OPEN, ended_at=None)
                | Q(state__in=[*ENDED, *NEVER_BEGAN], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mentorship_ended_has_a_reason",
                condition=Q(state__in=[*ENDED, State.NOT_STARTED]) & ~Q(end_reason="")
                | Q(state__in=[*OPEN, State.MISTAKEN], end_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["entity", "state"], name="mentorship_by_entity")]

    def __str__(self) -> str:
        return f"mentorship {self.public_id}"


class MentorshipMentor(models.Model):
    """A mentor takes part in a mentorship, on a place of theirs, for a time; one of them leads."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="mentors")
    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="mentorships")
    place = models.OneToOneField(Place, models.PROTECT, related_name="mentorship_mentor")
    lead = models.BooleanField(default=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    privacy = Personal(subjects=("mentor",), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="mentorship_led_by_one", fields=["mentorship"], condition=Q(lead=True, until=None)
            ),
            models.CheckConstraint(
                name="mentorship_mentor_leaves_later", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"mentor of mentorship {self.mentorship_id}"


class Meeting(models.Model):
    """The two met. `talked_at` is when the entity answered the wish to talk."""

    public_id: Any = PublicId()
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("how long, in minutes"))
    mode = models.CharField(_("how you met"), max_length=20, choices=MeetingMode)
    wants_help = models.BooleanField(_("I would like to talk to the entity"), default=False)
    talked_at = models.DateTimeField(null=True, blank=True)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    form_key = models.CharField(max_length=40, unique=True, null=True, blank=True)

    privacy = Personal(subjects=("mentorship",), keep=5 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.CheckConstraint(name="meeting_lasts_up_to_a_day", condition=Q(minutes__gte=1, minutes__lte=24 * 60)),
            models.CheckConstraint(
                name="meeting_talk_answers_a_wish", condition=Q(talked_at=None) | Q(wants_help=True)
            ),
        ]
        indexes = [models.Index(fields=["mentorship", "-held_on"], name="meeting_of_mentorship")]

    def __str__(self) -> str:
        return f"meeting {self.public_id}"


class MentorshipMove(Move):
    """The story of a mentorship."""

    case = models.ForeignKey(Mentorship, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=5 * YEAR, then="delete")
