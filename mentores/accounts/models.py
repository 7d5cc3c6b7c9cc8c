"""People, and the national roles they hold."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import NATIONAL_ROLES
from mentores.core.fields import Folded, PublicId
from mentores.core.languages import DEFAULT
from mentores.core.privacy import YEAR, Personal


class ContactBy(models.TextChoices):
    """The way to reach a person that is tried first."""

    EMAIL = "email", _("by e-mail")
    SMS = "sms", _("by text message (SMS)")
    CALL = "call", _("by a telephone call")


class User(AbstractBaseUser):
    """A person, with or without a login. Families share telephones and mailboxes, so neither is unique.

    `invented` is nobody: somebody made up, to try things out with.
    """

    public_id: Any = PublicId()
    full_name = models.CharField(_("name"), max_length=200)
    folded_name = Folded(source="full_name")
    preferred_name = models.CharField(_("preferred name"), max_length=100, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10, default=DEFAULT)
    contact_by = models.CharField(
        _("how to reach you first"), max_length=10, choices=ContactBy, default=ContactBy.EMAIL
    )
    contact_confirmed_at = models.DateTimeField(_("reached for the first time"), null=True, blank=True)
    is_active = models.BooleanField(default=True)
    invented = models.BooleanField(_("an invented person"), default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "public_id"

    objects = BaseUserManager["User"]()

    privacy = Personal(subjects=("id",), keep=2 * YEAR, then="anonymise")

    class Meta:
        constraints = [models.CheckConstraint(name="user_has_a_name", condition=~Q(full_name=""))]
        indexes = [
            models.Index(fields=["phone"], name="user_by_phone"),
            models.Index(Lower("contact_email"), name="user_by_email"),
        ]

    def __str__(self) -> str:
        return f"person {self.public_id}"

    @property
    def called(self) -> str:
        """The name to greet this person by."""
        return self.preferred_name or self.full_name.split(maxsplit=1)[0]


class LoginPhone(models.Model):
    """The telephone a person signs in with, by codes sent to it: one for a person, and nobody else's.

    `User.phone` is where a person is called, and families share it.
    """

    person = models.OneToOneField(User, models.CASCADE, related_name="login_phone")
    number = models.CharField(_("telephone"), max_length=16, unique=True)
    verified_at = models.DateTimeField()

    privacy = Personal(subjects=("person", "number"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="login_phone_is_in_international_form", condition=Q(number__regex=r"^\+[1-9][0-9]{6,14}$")
            )
        ]

    def __str__(self) -> str:
        return f"login telephone {self.pk}"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def open(self, *, on: date) -> "AppointmentQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Appointment(models.Model):
    """A person holds a national role, from one day until the day before another.

    It ends by two people: `end_asked_by` asked for it, and somebody else confirms.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in NATIONAL_ROLES])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    end_asked_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    end_asked_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    privacy = Personal(subjects=("person", "end_asked_by"), keep=5 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="appointment_open_once", fields=["person", "role"], condition=Q(until=None)),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="appointment_is_national", condition=Q(role__in=[role.value for role in NATIONAL_ROLES])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
