"""An entity asks the national team for help; both write until it is settled."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.partners import notices
from mentores.partners.lifecycle import REQUEST
from mentores.partners.models import Entity, HelpRequest
from mentores.partners.policies import MAY_REQUEST, may_ask_for_help


@transaction.atomic
def ask_for_help(entity: Entity, *, topic: str, title: str, text: str, by: Viewer, at: datetime) -> HelpRequest:
    """The entity asks; the national team is told."""
    if not may_ask_for_help(by, entity):
        raise PermissionDenied
    request = HelpRequest(entity=entity, asked_by=by.person, topic=topic, title=title, asked_at=at)
    request.full_clean(exclude=["asked_by"])
    request.save()
    audit.begin(request, by=by, at=at, note=text)
    notices.help_asked(request, at=at)
    return request


@transaction.atomic
def take_request(request: HelpRequest, *, by: Viewer, at: datetime) -> HelpRequest:
    """Somebody of the national team takes it in hand, so that no two people answer."""
    request = _move(request, "take_request", by=by, at=at)
    request.taken_by = by.person
    request.save(update_fields=["state", "taken_by"])
    return request


@transaction.atomic
def answer_request(request: HelpRequest, *, text: str, by: Viewer, at: datetime) -> HelpRequest:
    """The national team answers; whoever asked is told."""
    request = _move(request, "answer_request", by=by, at=at, note=text)
    request.taken_by, request.answered_at = request.taken_by or by.person, at
    request.save(update_fields=["state", "taken_by", "answered_at"])
    notices.help_answered(request, at=at)
    return request


@transaction.atomic
def ask_again(request: HelpRequest, *, text: str, by: Viewer, at: datetime) -> HelpRequest:
    """The answer was not enough, or the matter has come up again; the national team is told."""
    request = _move(request, "ask_again", by=by, at=at, note=text)
    request.asked_by, request.asked_at, request.closed_at = by.person, at, None
    request.save(update_fields=["state", "asked_by", "asked_at", "closed_at"])
    notices.help_asked(request, at=at)
    return request


@transaction.atomic
def close_request(request: HelpRequest, *, by: Viewer, at: datetime) -> HelpRequest:
    """It is settled."""
    request = _move(request, "close_request", by=by, at=at)
    request.closed_at = at
    request.save(update_fields=["state", "closed_at"])
    return request


def _move(request: HelpRequest, act: str, *, by: Viewer, at: datetime, note: str = "") -> HelpRequest:
    return audit.move(request, act, lifecycle=REQUEST, may=MAY_REQUEST, by=by, at=at, note=note)
