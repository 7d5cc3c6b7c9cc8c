"""Keeping a way of looking at a list."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.roles import DESK_ROLES
from mentores.accounts.viewer import Viewer
from mentores.partners.models import SavedFilter

MOST_SAVED = 8


class TooManySaved(Exception):
    """Few are found again at a glance; one has to go first."""


@transaction.atomic
def save_filter(listing: str, *, name: str, chosen: Mapping[str, str], by: Viewer, at: datetime) -> SavedFilter:
    """Keep what was chosen under a name; what had the name before gives way. Raises TooManySaved."""
    if by.person is None or by.entity_id is None or by.role not in DESK_ROLES:
        raise PermissionDenied
    User.objects.select_for_update(no_key=True).get(pk=by.person.pk)  # two at once do not pass the number
    own = SavedFilter.objects.filter(person=by.person, entity=by.entity_id, listing=listing)
    if not own.filter(name=name).exists() and own.count() >= MOST_SAVED:
        raise TooManySaved
    saved, _new = SavedFilter.objects.update_or_create(
        person=by.person,
        entity_id=by.entity_id,
        listing=listing,
        name=name,
        defaults={"chosen": dict(chosen), "saved_at": at},
    )
    return saved


def forget_filter(saved: SavedFilter, *, by: Viewer) -> None:
    """Whoever kept it does not need it any more."""
    if by.person_id != saved.person_id:
        raise PermissionDenied
    saved.delete()
