"""What is known of a person who takes part: only what matching, contact or the law uses."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.core.privacy import YEAR, Personal
from mentores.partners.models import Public
from mentores.territories.models import Language, Municipality, SupportArea

EVERY_PERIOD = 2**21 - 1
MOST_STRENGTHS = 3


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


class Hours(models.IntegerChoices):
    """How much time a mentor has."""

    TWO = 2, _("about 2 hours a month")
    FOUR = 4, _("about 4 hours a month")
    SIX = 6, _("about 6 hours a month")
    EIGHT = 8, _("8 hours a month or more")


class Strength(models.TextChoices):
    """What a mentor is good at with people."""

    LISTENS = "listens", _("I listen")
    PRACTICAL = "practical", _("I am practical")
    PATIENT = "patient", _("I am patient")
    EXPLAINS = "explains", _("I explain well")
    KNOWS_PEOPLE = "knows_people", _("I know people")
    ENCOURAGES = "encourages", _("I give courage")
    ORGANISED = "organised", _("I am organised")


class Sector(models.TextChoices):
    """Where somebody works or has worked."""

    ADMINISTRATION = "administration", _("public administration")
    AGRICULTURE = "agriculture", _("farming and fishing")
    ARTS = "arts", _("arts and culture")
    COMMERCE = "commerce", _("shops and sales")
    CONSTRUCTION = "construction", _("construction")
    EDUCATION = "education", _("education and research")
    FINANCE = "finance", _("banking and insurance")
    HEALTH = "health", _("health and care")
    HOSPITALITY = "hospitality", _("hotels, restaurants and tourism")
    INDUSTRY = "industry", _("industry")
    LAW = "law", _("law")
    SERVICES = "services", _("services to companies")
    SOCIAL = "social", _("social work")
    TECHNOLOGY = "technology", _("computers and technology")
    TRANSPORT = "transport", _("transport")
    OTHER = "other", _("another sector")


class Interest(models.TextChoices):
    """What somebody likes to do."""

    ART = "art", _("painting and crafts")
    CINEMA = "cinema", _("cinema and theatre")
    COOKING = "cooking", _("cooking")
    DANCE = "dance", _("dancing")
    GAMES = "games", _("games")
    GARDENING = "gardening", _("gardening")
    HISTORY = "history", _("history and museums")
    LANGUAGES = "languages", _("languages")
    MUSIC = "music", _("music")
    NATURE = "nature", _("walking and nature")
    READING = "reading", _("reading")
    SPORT = "sport", _("sport")
    TECHNOLOGY = "technology", _("computers and technology")
    TRAVEL = "travel", _("travelling")


def check_strengths(value: Sequence[str]) -> None:
    """Raises ValidationError for an unknown strength, one that stands twice, or more than three."""
    if len(value) > MOST_STRENGTHS or len(set(value)) < len(value) or not set(value) <= set(Strength.values):
        raise ValidationError(_("Choose up to three from the list."), code="strengths")


def check_interests(value: Sequence[str]) -> None:
    """Raises ValidationError for an unknown interest."""
    if not set(value) <= set(Interest.values):
        raise ValidationError(_("Choose from the list."), code="interests")


def check_publics(value: Sequence[str]) -> None:
    """Raises ValidationError for an unknown group of people."""
    if not set(value) <= set(Public.values):
        raise ValidationError(_("Choose from the list."), code="publics")


class Profile(models.Model):
    """A person's answers, once for each person, whatever parts they take.

    `availability` 0 means that it was not asked yet. `contact_of` is the person whose telephone or mailbox stands for
    somebody who has none. `interpreter` is the language somebody needs one for.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="profile")
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True)
    gender_wish = models.CharField(_("gender wish"), max_length=20, choices=GenderWish, default=GenderWish.NONE)
    is_adult = models.BooleanField(_("18 or over, as declared"), default=False)
    is_minor = models.BooleanField(_("under 18"), default=False)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="profiles", verbose_name=_("municipality")
    )
    lives_abroad = models.BooleanField(_("lives abroad for now"), default=False)
    country = models.CharField(_("country where the person lives"), max_length=3, blank=True)
    mode = models.CharField(_("how to meet"), max_length=20, choices=Mode, default=Mode.EITHER)
    travel_km = models.PositiveSmallIntegerField(_("how far"), choices=Travel, default=Travel.NEIGHBOURS)
    availability = models.PositiveIntegerField(_("availability"), default=0)
    public = models.CharField(_("situation"), max_length=30, choices=Public, blank=True)
    publics = models.JSONField(
        _("whom the person would accompany"), default=list, blank=True, validators=[check_publics]
    )
    interpreter = models.CharField(_("interpreter needed"), max_length=8, blank=True)
    contact_of = models.CharField(_("whose contact it is"), max_length=200, blank=True)

    own_words = models.TextField(_("the need in own words"), max_length=1000, blank=True)
    hours_a_month = models.PositiveSmallIntegerField(_("hours a month"), choices=Hours, null=True, blank=True)
    strengths = models.JSONField(_("strengths"), default=list, blank=True, validators=[check_strengths])
    networks = models.CharField(_("networks"), max_length=300, blank=True)
    why = models.TextField(_("why the person wants to help"), max_length=1000, blank=True)
    profession = models.CharField(_("profession"), max_length=120, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    interests = models.JSONField(_("interests"), default=list, blank=True, validators=[check_interests])
    migrated = models.BooleanField(_("has lived in another country"), null=True, blank=True)
    company = models.CharField(_("company"), max_length=200, blank=True)

    guardian_name = models.CharField(_("name of the legal representative"), max_length=200, blank=True)
    guardian_contact = models.CharField(_("contact of the legal representative"), max_length=254, blank=True)
    guardian_agreed = models.BooleanField(_("the legal representative agrees"), default=False)

    privacy = Personal(
        subjects=("person", "contact_of", "guardian_name", "guardian_contact"), keep=2 * YEAR, then="delete"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="profile_availability_is_21_bits", condition=Q(availability__gte=0, availability__lte=EVERY_PERIOD)
            ),
            models.CheckConstraint(
                name="profile_same_gender_needs_a_gender",
                condition=~Q(gender_wish=GenderWish.SAME_GENDER) | Q(gender__in=[Gender.WOMAN, Gender.MAN]),
            ),
            models.CheckConstraint(name="profile_adult_or_minor", condition=Q(is_adult=False) | Q(is_minor=False)),
            models.CheckConstraint(
                name="profile_country_of_those_abroad", condition=Q(country="") | Q(lives_abroad=True)
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
