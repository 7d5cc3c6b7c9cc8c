"""Internal notes: facts, with their day and who wrote them."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Note
from mentores.admissions.policies import writes_notes
from mentores.audit.services import record
from mentores.partners.models import Entity


@transaction.atomic
def write_note(person: User, *, text: str, on: date, by: Viewer, at: datetime) -> Note:
    """Write down a fact about a person whom the viewer's entity accompanies. Raises PermissionDenied."""
    if not writes_notes(by, person):
        raise PermissionDenied
    entity = Entity.objects.get(pk__in=by.entities)
    note = Note.objects.create(person=person, entity=entity, text=text.strip(), on=on, written_at=at, by=by.person)
    record("admissions", "write_note", kind="note", subject=note.public_id, by=by, at=at)
    return note
