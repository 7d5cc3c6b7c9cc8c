"""Reference data: municipalities, postal codes, support areas and languages. Their codes never change."""

from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.db.models.lookups import Exact

from mentores.core.fields import Folded, Translated, say
from mentores.core.privacy import NotPersonal

EARTH_RADIUS_KM = 6371.0


class Municipality(models.Model):
    """One of the 308 municipalities. Its names stay as they are written, in every language."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60)
    label = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    sort_name = Folded(source="label")

    district_code = models.CharField(max_length=2)
    district = models.CharField(max_length=60)
    island = models.CharField(max_length=60, blank=True)
    nuts2 = models.CharField(max_length=4)
    nuts2_name = models.CharField(max_length=80)
    nuts3 = models.CharField(max_length=5)
    nuts3_name = models.CharField(max_length=80)

    lat = models.FloatField()
    lon = models.FloatField()
    residents = models.PositiveIntegerField()
    foreign_residents = models.PositiveIntegerField()

    privacy = NotPersonal(because="Official facts about places.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="municipality_code_begins_with_its_district",
                condition=Q(Exact(Length("code"), 4), district_code=Left("code", 2)),
            ),
            models.CheckConstraint(
                name="municipality_has_an_island_in_the_islands_only",
                condition=Q(district_code__lt="31", island="") | Q(district_code__gte="31") & ~Q(island=""),
            ),
            models.CheckConstraint(
                name="municipality_lies_in_portugal",
                condition=Q(lat__range=(32.0, 42.5), lon__range=(-31.5, -6.0)),
            ),
            models.CheckConstraint(
                name="municipality_residents_include_the_foreign_ones",
                condition=Q(foreign_residents__lte=F("residents")),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def zone(self) -> ZoneInfo:
        """The zone its clocks follow: codes from 31 lie in Madeira, codes from 41 in the Azores."""
        return ZoneInfo({"3": "Atlantic/Madeira", "4": "Atlantic/Azores"}.get(self.code[0], "Europe/Lisbon"))

    def km_to(self, other: "Municipality") -> float:
        """Kilometres in a straight line between the two points (haversine)."""
        lat, other_lat = radians(self.lat), radians(other.lat)
        north, east = (other_lat - lat) / 2, radians(other.lon - self.lon) / 2
        return 2 * EARTH_RADIUS_KM * asin(sqrt(sin(north) ** 2 + cos(lat) * cos(other_lat) * sin(east) ** 2))


class PostalCode(models.Model):
    """The first four digits of a postal code in one of the municipalities that they reach into."""

    cp4 = models.CharField(max_length=4)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="postal_codes")
    share = models.DecimalField(max_digits=5, decimal_places=4)

    privacy = NotPersonal(because="Official facts about places.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="postal_code_once_in_a_municipality", fields=["cp4", "municipality"]),
            models.CheckConstraint(name="postal_code_of_four_characters", condition=Exact(Length("cp4"), 4)),
            models.CheckConstraint(name="postal_code_share_of_one", condition=Q(share__gt=0, share__lte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.cp4} in {self.municipality_id}"


class SupportArea(models.Model):
    """What a mentor can help with: a group, or an area in it, whose code begins with the three letters of its group."""

    code = models.CharField(max_length=12, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="areas")
    sort_order = models.PositiveSmallIntegerField(unique=True)

    name = Translated()
    description = Translated()
    pilot_group = models.CharField(max_length=2, blank=True)

    privacy = NotPersonal(because="A list of subjects.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="support_area_has_two_levels",
                condition=Q(Exact(Length("code"), 3), parent=None)
                | Q(parent__isnull=False, parent=Left("code", 3), code__contains="-"),
            ),
            models.CheckConstraint(
                name="support_area_pilot_group_is_known", condition=Q(pilot_group__in=["", "P1", "P2", "P3", "P4"])
            ),
        ]

    def __str__(self) -> str:
        return say(self.name)


class Language(models.Model):
    """A language that people speak, named by itself (the endonym) and in the languages of the interface."""

    code = models.CharField(max_length=8, primary_key=True)
    endonym = models.CharField(max_length=60)
    direction = models.CharField(max_length=3)
    script = models.CharField(max_length=4, blank=True)
    tier = models.PositiveSmallIntegerField()
    sort_order = models.PositiveSmallIntegerField(unique=True)
    name = Translated()

    privacy = NotPersonal(because="A list of languages.")

    class Meta:
        constraints = [
            models.CheckConstraint(name="language_reads_one_way", condition=Q(direction__in=["ltr", "rtl"])),
            models.CheckConstraint(name="language_has_a_tier", condition=Q(tier__in=[1, 2])),
        ]

    def __str__(self) -> str:
        return say(self.name)
