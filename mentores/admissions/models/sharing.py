"""What the entities of a place have agreed about who takes a new application."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mentores.core.privacy import NotPersonal
from mentores.territories.models import Municipality


class SharingRule(models.TextChoices):
    """How one of several entities that could all take an application is found."""

    LEAST_TO_DO = "least_to_do", _("whoever has the least to do")
    TURN = "turn", _("each in turn")
    PUBLIC = "public", _("whoever accompanies this public above all, and then each in turn")
    NATIONAL_TEAM = "national_team", _("the national team decides each time")


class Sharing(models.Model):
    """The rule for people of one municipality. Where nothing is agreed, whoever has the least to do takes the case."""

    municipality = models.OneToOneField(Municipality, models.PROTECT, primary_key=True, related_name="+")
    rule = models.CharField(max_length=20, choices=SharingRule)

    privacy = NotPersonal(because="It says how entities share their work.")

    def __str__(self) -> str:
        return f"sharing in {self.municipality_id}"
