"""What entities are, and whom they accompany, as everybody reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    ASSOCIATION = "association", _("association")
    COOPERATIVE = "cooperative", _("cooperative")
    FOUNDATION = "foundation", _("foundation")
    HIGHER_EDUCATION = "higher_education", _("higher education institution")
    COMPANY_NETWORK = "company_network", _("company network")
    OTHER = "other", _("other organisation")


PUBLIC_BODIES = (Kind.MUNICIPALITY, Kind.HIGHER_EDUCATION)


class Public(models.TextChoices):
    IMMIGRANT = "immigrant", _("immigrants")
    REFUGEE = "refugee", _("applicants for and beneficiaries of international protection")
    TEMPORARY_PROTECTION = "temporary_protection", _("beneficiaries of temporary protection")
    RETURNING_EMIGRANT = "returning_emigrant", _("Portuguese emigrants who want to return")
