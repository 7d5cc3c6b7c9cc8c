"""What an import holds of people goes when nobody needs it: the file when it is over, the rows after 30 days."""

from datetime import datetime, timedelta

from django.db import transaction

from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit import services as audit
from mentores.files import services as files
from mentores.files.models import File
from mentores.imports.lifecycle import IN_WORK, State
from mentores.imports.models import Import, Row

KEPT = timedelta(days=30)
KIND = "import"


def forget_file(batch: Import, *, by: Viewer, at: datetime) -> None:
    """The file is not needed any more."""
    for file in File.objects.filter(owner_kind=KIND, owner=batch.public_id):
        files.remove(file, by=by, at=at)


def forget(*, at: datetime) -> int:
    """Every day: empty what was sent 30 days ago. A list that nobody finished is given up. Returns how many."""
    old = Import.objects.filter(forgotten_at=None, sent_at__lt=at - KEPT).exclude(state__in=IN_WORK)
    for batch in old:
        with transaction.atomic():
            _forget(audit.lock(batch), at=at)
    return len(old)


def _forget(batch: Import, *, at: datetime) -> None:
    if batch.state in (State.SENT, State.CHECKED):
        batch.state = State.DROPPED
        audit.note(batch, "drop_import", by=SYSTEM, at=at)
        Row.objects.filter(batch=batch).delete()
    Row.objects.filter(batch=batch).update(cells=[], problems=[], resembles=[])
    forget_file(batch, by=SYSTEM, at=at)
    batch.forgotten_at = at
    batch.save(update_fields=["state", "forgotten_at"])
