"""Partner entities, how they came into the network, and when they are away."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from stdnum.pt import nif

from mentores.accounts.roles import DESK_ROLES, NATIONAL_CASE_ROLES
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Move
from mentores.core.fields import Folded, PublicId, Translated
from mentores.core.privacy import YEAR, NotPersonal, Personal
from mentores.partners.lifecycle import IN_THE_NETWORK, State
from mentores.partners.models.kinds import PUBLIC_BODIES, Kind
from mentores.territories.holidays import check_local_holiday
from mentores.territories.models import Municipality, SupportArea

MAINLAND = ZoneInfo("Europe/Lisbon")
DAYS_OF_THE_WEEK = range(7)  # Monday is 0
WEEKS_OF_A_MONTH = range(1, 6)


def check_tax_number(value: str) -> None:
    """Raises ValidationError for a number whose last digit does not follow from the others."""
    if not nif.is_valid(value):
        raise ValidationError(_("This is not a tax number. It has nine digits; please check them."), code="tax_number")


def check_days(value: list[int]) -> None:
    """Raises ValidationError for anything but days of the week."""
    if not set(value) <= set(DAYS_OF_THE_WEEK):
        raise ValidationError(_("Choose days of the week."), code="days")


def check_weeks(value: list[int]) -> None:
    """Raises ValidationError for anything but the first to the fifth week of a month."""
    if not set(value) <= set(WEEKS_OF_A_MONTH):
        raise ValidationError(_("Choose weeks of the month."), code="weeks")


def twice_a_month() -> list[int]:
    """The first and the third: the service days of an entity that has said nothing else."""
    return [1, 3]


class FirstContact(models.IntegerChoices):
    """Within how many working days the entity promises the first contact; fewer than 15 is its own choice."""

    FIFTEEN = 15, _("15 working days")
    FIVE = 5, _("5 working days")
    TWO = 2, _("2 working days")
    ONE = 1, _("1 working day")


class EntityQuerySet(models.QuerySet["Entity"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def in_network(self, *, on: date) -> "EntityQuerySet":
        """Those that had joined by a day and not yet left, whatever they are now: for figures of the past."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)

    def active(self, *, on: date) -> "EntityQuerySet":
        """Those that work with people on a day."""
        return self.in_network(on=on).filter(state=State.ACTIVE)

    def present(self, *, on: date) -> "EntityQuerySet":
        """Those that are not away on a day."""
        return self.exclude(pk__in=Absence.objects.filter(since__lte=on, until__gte=on).values("entity"))

    def visible_to(self, viewer: Viewer) -> "EntityQuerySet":
        if viewer == SYSTEM or viewer.role in NATIONAL_CASE_ROLES:
            return self
        if viewer.role in DESK_ROLES:
            return self.filter(pk__in=viewer.entities)
        return self.none()


class Entity(models.Model):
    """An organisation that accompanies mentors and mentees.

    It accompanies people of its municipality and up to `covers_km` away, of the municipalities (`covered`) and
    districts named, in the whole country, or abroad. `since` and `until` are its time in the network.
    """

    public_id: Any = PublicId()
    code = models.CharField(max_length=20, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    folded_name = Folded(source="name")
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    tax_number = models.CharField(_("tax number"), max_length=9, blank=True, validators=[check_tax_number])
    description = Translated(blank=True)
    logo = models.CharField(max_length=12, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="entities", verbose_name=_("municipality")
    )
    address = models.TextField(_("address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    public_email = models.EmailField(_("public e-mail"), blank=True)
    public_phone = models.CharField(_("public telephone"), max_length=20, blank=True)
    website = models.URLField(_("web page"), blank=True)

    covers_km = models.PositiveSmallIntegerField(
        _("also accompanies people up to this many kilometres away"), default=40
    )
    covered = models.ManyToManyField(
        Municipality, related_name="covered_by", verbose_name=_("other municipalities"), blank=True
    )
    covered_districts = models.JSONField(_("whole districts"), default=list, blank=True)
    covers_nation = models.BooleanField(_("accompanies people in the whole country"), default=False)
    covers_abroad = models.BooleanField(_("accompanies people who live abroad"), default=False)
    areas = models.ManyToManyField(SupportArea, related_name="entities", verbose_name=_("areas of support"), blank=True)
    publics = models.JSONField(_("whom it accompanies"), default=list)
    service_days = models.JSONField(_("days it receives people"), default=list, blank=True, validators=[check_days])
    service_weeks = models.JSONField(
        _("weeks of the month in which it receives people"),
        default=twice_a_month,
        blank=True,
        validators=[check_weeks],
    )
    first_contact_days = models.PositiveSmallIntegerField(
        _("first contact within"), choices=FirstContact, default=FirstContact.FIFTEEN
    )
    local_holiday = models.CharField(
        _("holiday of the municipality"), max_length=10, blank=True, validators=[check_local_holiday]
    )
    takes_minors = models.BooleanField(_("accompanies people under 18"), default=False)
    open_cases_max = models.PositiveSmallIntegerField(_("most open cases"), default=40)

    data_protection_email = models.EmailField(_("e-mail for questions about data protection"), blank=True)
    data_protection_text = Translated(blank=True)
    complaints_url = models.URLField(_("address of the complaints book"), blank=True)
    insurance_insurer = models.CharField(_("insurer"), max_length=200, blank=True)
    insurance_policy = models.CharField(_("number of the policy"), max_length=100, blank=True)
    insurance_until = models.DateField(_("insured until"), null=True, blank=True)

    state = models.CharField(max_length=20, choices=State, default=State.CANDIDATE)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = EntityQuerySet.as_manager()

    privacy = NotPersonal(because="It describes an organisation; its contact is a public one.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="entity_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(name="entity_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="entity_in_the_network_has_its_day",
                condition=Q(state__in=IN_THE_NETWORK, since__isnull=False)
                | Q(state__in=[State.CANDIDATE, State.PREPARATION, State.REFUSED], since=None)
                | Q(state=State.ENDED),
            ),
            models.CheckConstraint(
                name="entity_ended_has_its_day",
                condition=Q(state=State.ENDED, until__isnull=False) | ~Q(state=State.ENDED) & Q(until=None),
            ),
        ]
        indexes = [models.Index(fields=["state"], name="entity_by_state")]

    def __str__(self) -> str:
        return f"entity {self.code}"

    def is_active(self, *, on: date) -> bool:
        return self.state == State.ACTIVE and self.since is not None and self.since <= on

    def is_insured(self, *, on: date) -> bool:
        """The group insurance of its volunteers is valid (Decreto-Lei 389/99, article 16)."""
        return self.insurance_until is not None and on <= self.insurance_until

    @property
    def is_public_body(self) -> bool:
        """It accompanies people as a public task."""
        return self.kind in PUBLIC_BODIES

    @property
    def may_register_real_people(self) -> bool:
        """People can read what the entity does with their data (Regulation (EU) 2016/679, article 13)."""
        return any(text.strip() for text in self.data_protection_text.values())

    def zone(self) -> ZoneInfo:
        """The zone its clocks follow: that of its municipality."""
        return self.municipality.zone if self.municipality else MAINLAND


class EntityMove(Move):
    """The story of an entity in the network; a note is the reason of a decision."""

    case = models.ForeignKey(Entity, models.CASCADE, related_name="moves")

    privacy = Personal(subjects=("person",), keep=5 * YEAR, then="anonymise")


class Candidacy(models.Model):
    """How an entity asked to join: who speaks for it, and why it wants to."""

    entity = models.OneToOneField(Entity, models.CASCADE, related_name="candidacy")
    contact_name = models.CharField(_("your name"), max_length=200)
    contact_email = models.EmailField(_("your e-mail"))
    contact_phone = models.CharField(_("your telephone"), max_length=20, blank=True)
    motivation = models.TextField(_("why the entity wants to take part"), blank=True)
    language = models.CharField(max_length=10)
    sent_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, unique=True)

    privacy = Personal(subjects=("contact_name", "contact_email", "contact_phone"), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [models.CheckConstraint(name="candidacy_can_be_answered", condition=~Q(contact_email=""))]

    def __str__(self) -> str:
        return f"candidacy {self.pk}"


class Absence(models.Model):
    """An entity receives nobody, from one day to another; `until` is its last day away."""

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="absences")
    since = models.DateField(_("first day away"))
    until = models.DateField(_("last day away"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    privacy = Personal(subjects=("added_by",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [models.CheckConstraint(name="absence_ends_after_it_begins", condition=Q(until__gte=F("since")))]

    def __str__(self) -> str:
        return f"absence {self.public_id}"
