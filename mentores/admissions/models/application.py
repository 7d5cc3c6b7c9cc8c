"""The application: a person asks to take part, an entity decides."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.lifecycle import DECIDED, OPEN, State
from mentores.admissions.models.reference import Rule
from mentores.audit.models import Move
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.participants.models import Phase, Profile, Side
from mentores.partners.models import Entity


class Reason(models.TextChoices):
    """Why an application was not accepted."""

    OUTSIDE_PROGRAMME = "outside_programme", _("The programme cannot help with this need.")
    NOT_ELIGIBLE = "not_eligible", _("The conditions to take part are not met.")
    UNREACHABLE = "unreachable", _("The person could not be reached.")
    REGISTERED_TWICE = "registered_twice", _("The person had registered before.")
    OTHER = "other", _("Another reason.")


class Way(models.TextChoices):
    """How a registration came in."""

    SELF = "self", _("sent by the person")
    ASSISTED = "assisted", _("written down by the staff together with the person")
    PAPER = "paper", _("on a printed form")
    THIRD_PARTY = "third_party", _("through a school, a health centre or another service")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "ApplicationQuerySet":
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        if viewer.role in NATIONAL_CASE_ROLES:
            return self.without_owner()
        if viewer.role == Role.PARTICIPANT:
            return self.filter(person_id=viewer.person_id)
        if viewer.only and viewer.only[0] == "application":
            return self.filter(public_id=viewer.only[1], person_id=viewer.person_id)
        return self.none()

    def undecided(self) -> "ApplicationQuerySet":
        return self.filter(state__in=OPEN)

    def without_owner(self) -> "ApplicationQuerySet":
        return self.undecided().filter(entity=None)

    def late(self, *, on: date) -> "ApplicationQuerySet":
        """Those whose next step was owed before a day."""
        return self.undecided().filter(due_on__lt=on)


class Application(models.Model):
    """A person's request to take part as a mentor or as a mentee: the case only, the answers are in the profile.

    While it is open, `due_on` is the day by which whoever has it owes the next step; the entity has it, or the national
    team while there is none. `reached_at` is when somebody first spoke with the person: terms run from there, never
    from sending. When it was not accepted, `unmet` is the condition that was not met, if that was the reason, and
    `elsewhere` names the services that the person was told of. `campaign` is the code of the company's link that led
    here, if one did.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="applications")
    side = models.CharField(max_length=10, choices=Side)
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.NETWORK)
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="applications")
    language = models.CharField(max_length=10)
    form_key = models.CharField(max_length=40, unique=True, null=True, blank=True)
    campaign = models.CharField(max_length=12, blank=True, db_index=True)
    way = models.CharField(_("how it came in"), max_length=20, choices=Way, default=Way.SELF)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="recorded_applications"
    )

    state = models.CharField(max_length=20, choices=State, default=State.SUBMITTED)
    state_since = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=30, choices=Reason, blank=True)
    unmet = models.ForeignKey(Rule, models.PROTECT, null=True, blank=True, related_name="+")
    elsewhere = models.JSONField(default=list, blank=True)

    objects = ApplicationQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="application_open_once", fields=["person", "side"], condition=Q(state__in=OPEN)
            ),
            models.CheckConstraint(
                name="application_decided_has_its_moment",
                condition=Q(state__in=DECIDED, decided_at__isnull=False, entity__isnull=False)
                | Q(state__in=[*OPEN, State.WITHDRAWN], decided_at=None),
            ),
            models.CheckConstraint(
                name="application_not_accepted_has_a_reason",
                condition=Q(state=State.NOT_ACCEPTED) & ~Q(reason="") | ~Q(state=State.NOT_ACCEPTED) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="application_names_a_condition_if_one_is_not_met",
                condition=Q(unmet=None) | Q(reason=Reason.NOT_ELIGIBLE),
            ),
            models.CheckConstraint(
                name="application_open_has_its_day",
                condition=Q(state__in=OPEN, due_on__isnull=False) | ~Q(state__in=OPEN) & Q(due_on=None),
            ),
            models.CheckConstraint(
                name="application_without_owner_is_new_or_over",
                condition=Q(entity__isnull=False) | Q(state__in=[State.SUBMITTED, State.WITHDRAWN]),
            ),
        ]
        indexes = [
            models.Index(fields=["entity", "state"], name="application_by_entity"),
            models.Index(fields=["due_on"], name="application_by_day"),
        ]

    def __str__(self) -> str:
        return f"application {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def waited_days(self, *, on: date) -> int:
        return max(0, (on - timezone.localdate(self.submitted_at)).days)


class ApplicationMove(Move):
    """The story of an application."""

    case = models.ForeignKey(Application, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("case", "person"), keep=2 * YEAR, then="delete")


class ThirdParty(models.Model):
    """Who registered somebody for them, with their agreement: a school, a health centre, a migrant support centre."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="third_party")
    organisation = models.CharField(_("organisation"), max_length=200)
    name = models.CharField(_("your name"), max_length=200)
    contact = models.CharField(_("your e-mail or telephone"), max_length=200)
    agreed_on = models.DateField(_("day on which the person agreed"))

    privacy = Personal(subjects=("application", "name", "contact"), keep=2 * YEAR, then="delete")

    def __str__(self) -> str:
        return f"third party {self.pk}"
