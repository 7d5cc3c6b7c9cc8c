"""Who can take part, and where else people can turn: lists that the national team edits."""

from django.db import models
from django.db.models import Q

from mentores.core.fields import Translated, say
from mentores.core.privacy import NotPersonal
from mentores.participants.models import Side


class Rule(models.Model):
    """A condition to take part: public, and named, so that a refusal can point to it.

    Without a `side` it holds for both.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    side = models.CharField(max_length=10, choices=Side, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)
    name = Translated()
    text = Translated()
    is_valid = models.BooleanField(default=True)

    privacy = NotPersonal(because="The conditions to take part; everybody reads them.")

    class Meta:
        constraints = [models.CheckConstraint(name="rule_has_a_side", condition=Q(side__in=["", *Side.values]))]

    def __str__(self) -> str:
        return say(self.name)

    @property
    def says(self) -> str:
        """What it means, in the active language."""
        return say(self.text)


class Signpost(models.Model):
    """A public service that can help where the programme cannot: what it does, how to reach it, and who says so."""

    code = models.SlugField(max_length=40, primary_key=True)
    sort_order = models.PositiveSmallIntegerField(default=0)
    name = Translated()
    text = Translated()
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    source = models.URLField(blank=True)
    is_valid = models.BooleanField(default=True)

    privacy = NotPersonal(because="Public services and their public addresses.")

    def __str__(self) -> str:
        return say(self.name)

    @property
    def says(self) -> str:
        """What it does, in the active language."""
        return say(self.text)
