"""What an entity in preparation still has to do before the national team lets it begin."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.partners.models import Entity
from mentores.partners.selectors import members_of


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and the page on which it is given."""

    label: str | Promise
    address: str


def gaps_of(entity: Entity, *, on: date) -> list[Gap]:
    """What is missing of the entity, in the order of its card."""
    reachable = entity.public_email or entity.public_phone
    somewhere = entity.municipality or entity.covered_districts or entity.covers_nation or entity.covers_abroad
    asked = [
        (members_of(entity, Role.COORDINATOR, on=on), _("Somebody who coordinates the entity"), "people"),
        (reachable, _("A public e-mail or telephone"), "entity-face"),
        (entity.description, _("What your entity does, in one language at least"), "entity-face"),
        (entity.publics, _("Whom you accompany"), "entity-support"),
        (somewhere, _("Where you accompany people"), "entity-coverage"),
        (entity.service_days, _("The days on which you answer"), "entity-work"),
        (entity.tax_number and entity.address, _("Tax number and address"), "entity-identity"),
        (entity.is_insured(on=on), _("A group insurance that is valid"), "entity-insurance"),
        (entity.may_register_real_people, _("What your entity does with the data of people"), "entity-protection"),
        (entity.data_protection_email, _("An e-mail for questions about data"), "entity-protection"),
    ]
    return [Gap(label, reverse(f"desk:{page}")) for there, label, page in asked if not there]
