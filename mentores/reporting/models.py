"""Figures that were published: frozen, whatever the cases say later."""

from django.db import models

from mentores.core.privacy import NotPersonal


class Publication(models.Model):
    """What the programme printed on one occasion, and when the pilot it reports on was closed."""

    published_on = models.DateField(primary_key=True)
    pilot_closed_on = models.DateField()
    entities_announced = models.PositiveIntegerField()
    entities_listed = models.PositiveIntegerField()
    notes = models.JSONField(default=list)

    privacy = NotPersonal(because="It holds counts that were printed and read by everybody.")

    def __str__(self) -> str:
        return f"figures published on {self.published_on}"
