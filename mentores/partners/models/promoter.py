"""Who answers for the programme."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import Translated
from mentores.core.privacy import NotPersonal


class Promoter(models.Model):
    """Who answers for the programme: one row, shown at the foot of every page.

    `interpreting_phone` is the service that interprets by telephone, for the staff of the entities.
    """

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    legal_basis = Translated(blank=True)
    about = Translated(blank=True)
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    data_protection_email = models.EmailField(_("e-mail of the data protection officer"), blank=True)
    complaints_url = models.URLField(_("address of the complaints book"), blank=True)
    interpreting_phone = models.CharField(_("telephone interpreting service"), max_length=20, blank=True)

    privacy = NotPersonal(because="It describes the public body that answers for the programme.")

    class Meta:
        constraints = [models.CheckConstraint(name="promoter_is_one", condition=Q(only=True))]

    def __str__(self) -> str:
        return "promoter"
