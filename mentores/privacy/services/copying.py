"""Giving a person a copy of everything about them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.privacy.copies import Copy, made
from mentores.privacy.policies import MAY


@transaction.atomic
def copy_of(person: User, *, by: Viewer, at: datetime) -> Copy:
    """Everything about a person that the entity has, to hand over. Raises PermissionDenied."""
    if not MAY["copy"](by, person):
        raise PermissionDenied
    copy = made(person, viewer=by, at=at)
    record("privacy", "copy", kind="person", subject=person.public_id, by=by, at=at)
    return copy
