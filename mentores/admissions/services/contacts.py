"""Trying to reach the person."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Contact, Outcome
from mentores.admissions.policies import MAY
from mentores.admissions.services.stepping import step
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible


@transaction.atomic
def note_contact(
    application: Application, *, outcome: str, how: str, by: Viewer, at: datetime, note: str = ""
) -> Contact:
    """Somebody tried to reach the person. The first time they spoke, the case is in review and terms run from there.

    Raises PermissionDenied, or ActNotPossible once the case is over.
    """
    application = audit.lock(application)
    if not MAY["contact"](by, application):
        raise PermissionDenied
    if not application.is_open:
        raise ActNotPossible(f"cannot contact a person whose case is {application.state}")
    contact = Contact.objects.create(application=application, at=at, by=by.person, how=how, outcome=outcome, note=note)
    if outcome != Outcome.REACHED:
        audit.note(application, "contact", by=by, at=at)
        return contact
    if application.state == State.SUBMITTED:
        step(application, "reach", by=by, at=at, reached_at=at)
        return contact
    audit.note(application, "contact", by=by, at=at)
    Application.objects.filter(pk=application.pk, reached_at=None).update(reached_at=at)
    return contact
