"""The mark that everything in this database is invented."""

from django.db import models
from django.db.models import Q

from mentores.core.privacy import NotPersonal


class Stamp(models.Model):
    """One row, written when a demonstration is loaded into an empty database."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    stage = models.CharField(max_length=20)
    loaded_on = models.DateField()

    privacy = NotPersonal(because="It says which demonstration was loaded, and for which day.")

    class Meta:
        constraints = [models.CheckConstraint(name="stamp_is_one", condition=Q(only=True))]

    def __str__(self) -> str:
        return f"demonstration «{self.stage}»"
