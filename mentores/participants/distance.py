"""How far away a person lives, as an entity reads it that does not know yet who it is."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.participants.models import Profile
from mentores.partners.models import Entity

BANDS: Sequence[tuple[int, str | Promise]] = (
    (10, _("up to 10 km away")),
    (30, _("up to 30 km away")),
    (100, _("up to 100 km away")),
)
FARTHER, ABROAD = _("more than 100 km away"), _("lives abroad")


def distance_band(profile: Profile, entity: Entity) -> str | Promise:
    """From an entity to a person; empty for an entity of the whole country."""
    here = entity.municipality
    if profile.lives_abroad:
        return ABROAD
    if here is None:
        return ""
    km = here.km_to(profile.municipality)
    return next((band for most, band in BANDS if km <= most), FARTHER)
