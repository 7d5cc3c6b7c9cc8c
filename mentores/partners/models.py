"""Partner entities, the people who work for them, and the promoter of the programme."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, ENTITY_ROLES
from mentores.accounts.viewer import Viewer
from mentores.core.fields import Folded, PublicId, Translated
from mentores.core.privacy import YEAR, NotPersonal, Personal
from mentores.territories.models import Municipality, SupportArea


class Kind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    ASSOCIATION = "association", _("association")
    COOPERATIVE = "cooperative", _("cooperative")
    FOUNDATION = "foundation", _("foundation")
    HIGHER_EDUCATION = "higher_education", _("higher education institution")
    COMPANY_NETWORK = "company_network", _("company network")
    OTHER = "other", _("other organisation")


class Public(models.TextChoices):
    IMMIGRANT = "immigrant", _("immigrants")
    REFUGEE = "refugee", _("refugees")
    RETURNING_EMIGRANT = "returning_emigrant", _("Portuguese emigrants who want to return")


class EntityQuerySet(models.QuerySet["Entity"]):
    def active(self, *, on: date) -> "EntityQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Entity(models.Model):
    """An organisation that accompanies mentors and mentees. Without a municipality it works in the whole country."""

    public_id: Any = PublicId()
    code = models.CharField(max_length=20, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    folded_name = Folded(source="name")
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="entities", verbose_name=_("municipality")
    )
    covers_km = models.PositiveSmallIntegerField(
        _("also accompanies people up to this many kilometres away"), default=40
    )
    areas = models.ManyToManyField(SupportArea, related_name="entities", verbose_name=_("areas of support"), blank=True)
    publics = models.JSONField(_("whom it accompanies"), default=list)
    public_email = models.EmailField(_("public e-mail"), blank=True)
    public_phone = models.CharField(_("public telephone"), max_length=20, blank=True)
    website = models.URLField(_("web page"), blank=True)
    description = Translated(blank=True)
    open_cases_max = models.PositiveSmallIntegerField(_("most open cases"), default=40)
    sort_order = models.PositiveSmallIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = EntityQuerySet.as_manager()

    privacy = NotPersonal(because="It describes an organisation; its contact is a public one.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="entity_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(name="entity_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"entity {self.code}"

    def is_active(self, *, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def open(self, *, on: date) -> "MembershipQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)

    def visible_to(self, viewer: Viewer) -> "MembershipQuerySet":
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        return self.none()


class Membership(models.Model):
    """A person works for an entity in one role, from one day until the day before another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in ENTITY_ROLES])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    privacy = Personal(subjects=("person",), keep=5 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="membership_open_once", fields=["person", "entity", "role"], condition=Q(until=None)
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="membership_is_of_an_entity", condition=Q(role__in=[role.value for role in ENTITY_ROLES])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Promoter(models.Model):
    """Who answers for the programme: one row, shown at the foot of every page."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    legal_basis = Translated(blank=True)
    about = Translated(blank=True)
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    data_protection_email = models.EmailField(_("e-mail of the data protection officer"), blank=True)
    complaints_url = models.URLField(_("address of the complaints book"), blank=True)

    privacy = NotPersonal(because="It describes the public body that answers for the programme.")

    class Meta:
        constraints = [models.CheckConstraint(name="promoter_is_one", condition=Q(only=True))]

    def __str__(self) -> str:
        return "promoter"
