"""The roles a person may wear, and the groups of them that rules speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("coordinator")
    TECHNICIAN = "technician", _("technician")
    READER = "reader", _("reader")
    COMPANY_CONTACT = "company_contact", _("company contact")
    NATIONAL_COORDINATOR = "national_coordinator", _("national coordinator")
    NATIONAL_TECHNICIAN = "national_technician", _("national technician")
    AUDITOR = "auditor", _("auditor")
    EDITOR = "editor", _("editor")
    PARTICIPANT = "participant", _("participant")
    LINK = "link", _("holder of a link")
    VISITOR = "visitor", _("visitor")
    SYSTEM = "system", _("the platform")


CASE_ROLES = (Role.COORDINATOR, Role.TECHNICIAN)
DESK_ROLES = (*CASE_ROLES, Role.READER)
ENTITY_ROLES = (*DESK_ROLES, Role.COMPANY_CONTACT)
NATIONAL_CASE_ROLES = (Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN)
NATIONAL_ROLES = (*NATIONAL_CASE_ROLES, Role.AUDITOR, Role.EDITOR)
