"""Agreeing, and taking it back, for oneself and on screen."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentores.accounts.models import User
from mentores.admissions import agreement
from mentores.consents.purposes import PURPOSES, SENDING, Ground, Purpose, ground_of
from mentores.consents.selectors import Standing, standings_of
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.privacy.selectors import accompanied_as
from mentores.web.notice import Layers, layers
from mentores.web.requests import PersonRequest


@dataclass(frozen=True, slots=True)
class Row:
    """How the person stands to one purpose, its ground, the text seen, and the one to see now."""

    standing: Standing
    ground: Ground
    agreed: Layers | None
    asked: Layers | None


def rows_of(person: User) -> list[Row]:
    entity, as_mentor = accompanied_as(person)
    public_body = entity is None or entity.is_public_body
    return [
        _row(standing, ground_of(standing.purpose, public_body=public_body, as_mentor=as_mentor))
        for standing in standings_of(person, on=timezone.localdate())
        if standing.consent or standing.purpose.code != SENDING  # that is asked when there is an entity to send it to
    ]


@require_POST
def agree(request: PersonRequest) -> HttpResponse:
    purpose = _purpose(request)
    try:
        agreement.agree(
            _oneself(request),
            purpose.code,
            language=get_language() or DEFAULT,
            by=request.viewer,
            at=timezone.now(),
        )
    except (ActNotPossible, agreement.NotThisDay):
        messages.warning(request, _("You had agreed to this before. Nothing was changed."))
    else:
        agreed = _("Thank you. We have written down that you agree.")
        read = _("Thank you. We have written down that you read it.")
        messages.success(request, agreed if purpose.is_consent else read)
    return redirect("my:data")


@require_POST
def take_back(request: PersonRequest) -> HttpResponse:
    purpose = _purpose(request)
    try:
        agreement.take_back(_oneself(request), purpose.code, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("There was nothing to take back. Nothing was changed."))
    else:
        taken_back = _("You have taken back your consent. Below you read what follows.")
        stopped = _("You do not want this any more. Below you read what follows.")
        messages.success(request, taken_back if purpose.is_consent else stopped)
    return redirect("my:data")


def _row(standing: Standing, ground: Ground) -> Row:
    consent = standing.consent if standing.is_given else None
    is_asked = standing.text and (consent is None or consent.text.version < standing.text.version)
    return Row(
        standing=standing,
        ground=ground,
        agreed=layers(consent.text, consent.language) if consent else None,
        asked=layers(standing.text) if standing.text and is_asked else None,
    )


def _purpose(request: PersonRequest) -> Purpose:
    """What it is about. Raises Http404 for anything nobody is asked."""
    purpose = PURPOSES.get(request.POST.get("purpose", ""))
    if purpose is None:
        raise Http404
    return purpose


def _oneself(request: PersonRequest) -> User:
    assert isinstance(request.viewer.person, User)  # the gate has asked
    return request.viewer.person
