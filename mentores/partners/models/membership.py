"""The people who work for an entity, and those who were invited to."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import DESK_ROLES, ENTITY_ROLES, NATIONAL_CASE_ROLES, NATIONAL_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal
from mentores.partners.models.entity import Entity

VALID = timedelta(days=7)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def open(self, *, on: date) -> "MembershipQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)

    def visible_to(self, viewer: Viewer) -> "MembershipQuerySet":
        if viewer.role in DESK_ROLES:
            return self.filter(entity__in=viewer.entities)
        return self if viewer.role in NATIONAL_CASE_ROLES else self.none()


class Membership(models.Model):
    """A person works for an entity in one role, from one day until the day before another."""

    public_id: Any = PublicId()
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


class Standing(models.TextChoices):
    """Where an invitation stands at a moment."""

    TO_SECOND = "to_second", _("waits for a second person")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("taken back")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Filters that chain. Questions asked by a page live in selectors."""

    def visible_to(self, viewer: Viewer) -> "InvitationQuerySet":
        if viewer.role == Role.COORDINATOR:
            return self.filter(entity__in=viewer.entities)
        if viewer.role == Role.NATIONAL_COORDINATOR:
            return self
        if viewer.role == Role.NATIONAL_TECHNICIAN:
            return self.exclude(entity=None)
        if viewer.only and viewer.only[0] == "invitation":
            return self.filter(public_id=viewer.only[1])
        return self.none()

    def unused(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None)

    def open(self, *, at: datetime) -> "InvitationQuerySet":
        """Those that may still be accepted, or wait for a second person."""
        return self.unused().filter(expires_at__gt=at)


class Invitation(models.Model):
    """Somebody is asked by e-mail to work for an entity or, without one, for the national team.

    It is used once, within `VALID`. For the national team it leaves once a second person has stood behind it.
    """

    public_id: Any = PublicId()
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="invitations")
    role = models.CharField(
        _("role"), max_length=30, choices=[(role.value, role.label) for role in (*ENTITY_ROLES, *NATIONAL_ROLES)]
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=10)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seconded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    seconded_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    privacy = Personal(subjects=("email", "name", "invited_by", "seconded_by", "accepted_by"), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="invitation_open_once",
                fields=["entity", "role", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
            ),
            models.UniqueConstraint(
                name="national_invitation_open_once",
                fields=["role", "email"],
                condition=Q(entity=None, accepted_at=None, revoked_at=None),
            ),
            models.CheckConstraint(
                name="invitation_is_of_an_entity_or_national",
                condition=Q(entity__isnull=False, role__in=[role.value for role in ENTITY_ROLES])
                | Q(entity=None, role__in=[role.value for role in NATIONAL_ROLES]),
            ),
            models.CheckConstraint(name="invitation_expires_later", condition=Q(expires_at__gt=F("invited_at"))),
            models.CheckConstraint(
                name="invitation_is_accepted_or_revoked", condition=Q(accepted_at=None) | Q(revoked_at=None)
            ),
            models.CheckConstraint(
                name="national_invitation_is_accepted_once_seconded",
                condition=Q(entity__isnull=False) | Q(accepted_at=None) | Q(seconded_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.public_id}"

    def waits_for_a_second(self) -> bool:
        return self.entity_id is None and self.seconded_at is None

    def is_open(self, *, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at

    def standing(self, *, at: datetime) -> Standing:
        if self.accepted_at is not None:
            return Standing.ACCEPTED
        if self.revoked_at is not None:
            return Standing.REVOKED
        if self.expires_at <= at:
            return Standing.EXPIRED
        return Standing.TO_SECOND if self.waits_for_a_second() else Standing.SENT
