"""What is known of a person who takes part: only what matching, contact or the law uses."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import Public
from mentores.territories.models import Language, Municipality, SupportArea

EVERY_PERIOD = 2**21 - 1


class Phase(models.TextChoices):
    PILOT = "pilot", _("pilot")
    NETWORK = "network", _("network")


class Side(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")


class Gender(models.TextChoices):
    WOMAN = "F", _("woman")
    MAN = "M", _("man")
    OTHER = "X", _("another")


class GenderWish(models.TextChoices):
    NONE = "none", _("it does not matter to me")
    WOMEN_ONLY = "women_only", _("only a woman")
    SAME_GENDER = "same_gender", _("only somebody of my gender")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online or by telephone")
    EITHER = "either", _("in person or online")


class Travel(models.IntegerChoices):
    OWN_MUNICIPALITY = 0, _("only in my municipality")
    NEIGHBOURS = 30, _("in municipalities nearby (up to 30 km)")
    ANY = 999, pgettext_lazy("distance", "anywhere")


class Level(models.TextChoices):
    """Levels of the Common European Framework; the words are for people."""

    A1 = "A1", _("a little")
    A2 = "A2", _("basic")
    B1 = "B1", _("medium")
    B2 = "B2", _("good")
    C1 = "C1", _("fluent")
    C2 = "C2", _("excellent")
    NATIVE = "native", _("mother tongue")


class Profile(models.Model):
    """A person's answers, once for each person, whatever parts they take."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="profile")
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True)
    gender_wish = models.CharField(_("gender wish"), max_length=20, choices=GenderWish, default=GenderWish.NONE)
    is_minor = models.BooleanField(_("under 18"), default=False)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="profiles", verbose_name=_("municipality")
    )
    lives_abroad = models.BooleanField(_("lives abroad for now"), default=False)
    mode = models.CharField(_("how to meet"), max_length=20, choices=Mode, default=Mode.EITHER)
    travel_km = models.PositiveSmallIntegerField(_("how far"), choices=Travel, default=Travel.NEIGHBOURS)
    availability = models.PositiveIntegerField(_("availability"))
    public = models.CharField(_("situation"), max_length=30, choices=Public, blank=True)
    publics = models.JSONField(_("whom the person would accompany"), default=list, blank=True)

    privacy = Personal(subjects=("person",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="profile_availability_is_21_bits", condition=Q(availability__gte=0, availability__lte=EVERY_PERIOD)
            ),
            models.CheckConstraint(
                name="profile_same_gender_needs_a_gender",
                condition=~Q(gender_wish=GenderWish.SAME_GENDER) | Q(gender__in=[Gender.WOMAN, Gender.MAN]),
            ),
        ]

    def __str__(self) -> str:
        return f"profile {self.pk}"


class ProfileLanguage(models.Model):
    """A person speaks a language at a level."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="languages")
    language = models.ForeignKey(Language, models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level)

    privacy = Personal(subjects=("profile",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [models.UniqueConstraint(name="profile_language_once", fields=["profile", "language"])]

    def __str__(self) -> str:
        return f"language {self.pk}"


class ProfileArea(models.Model):
    """A person offers help in an area (as a mentor) or needs it (as a mentee); the most important comes first."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="areas")
    side = models.CharField(max_length=10, choices=Side)
    area = models.ForeignKey(SupportArea, models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()

    privacy = Personal(subjects=("profile",), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="profile_area_once", fields=["profile", "side", "area"]),
            models.UniqueConstraint(name="profile_area_ranked", fields=["profile", "side", "rank"]),
        ]

    def __str__(self) -> str:
        return f"area {self.pk}"
