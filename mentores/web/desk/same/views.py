"""Putting two records together, parting them again, keeping them apart, asking the national team."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.models import User
from mentores.privacy import selectors, services
from mentores.privacy.policies import MAY
from mentores.web.desk import refusals
from mentores.web.requests import PersonRequest
from mentores.web.same.sides import REFUSED, side_of


@require_safe
def page(request: PersonRequest, public_id: str, other: str) -> HttpResponse:
    """The two side by side."""
    first, second = _both(request, public_id, other)
    if not MAY["merge"](request.viewer, first):
        raise Http404
    context = {"first": side_of(first), "second": side_of(second)}
    return render(request, "desk/same/page.html", context)


@require_POST
def merge(request: PersonRequest, public_id: str, other: str) -> HttpResponse:
    """The first one gets everything of the other."""
    keep, goes = _both(request, public_id, other)
    done = False
    with refusals.told(request, REFUSED):
        services.merge(keep, goes, by=request.viewer, at=timezone.now())
        messages.success(request, _("They are one person now. For a week you can part them again on this page."))
        done = True
    return redirect("desk:data", public_id) if done else redirect("desk:same", public_id, other)


@require_POST
def apart(request: PersonRequest, public_id: str, other: str) -> HttpResponse:
    one, another = _both(request, public_id, other)
    services.keep_apart(one, another, by=request.viewer, at=timezone.now())
    messages.success(request, _("They are two people, and nobody is asked again."))
    return redirect("desk:data", public_id)


@require_POST
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """The national team looks at somebody alike whom this entity may not see."""
    person = _person(request, public_id)
    number = services.ask_national_team(person, by=request.viewer, at=timezone.now())
    if number:
        words = ngettext(
            "The national team is asked about %(number)s record.",
            "The national team is asked about %(number)s records.",
            number,
        )
        messages.success(request, words % {"number": number})
    else:
        messages.warning(request, _("The national team was asked before."))
    return redirect("desk:data", public_id)


@require_POST
def undo(request: PersonRequest, public_id: str) -> HttpResponse:
    merger = selectors.merger_for(request.viewer, public_id)
    if merger is None:
        raise Http404
    with refusals.told(request, REFUSED):
        services.undo_merge(merger, by=request.viewer, at=timezone.now())
        messages.success(request, _("They are two records again, as they were."))
    return redirect("desk:data", merger.kept.public_id)


def _person(request: PersonRequest, public_id: str) -> User:
    person = selectors.person_for(request.viewer, public_id)
    if person is None:
        raise Http404
    return person


def _both(request: PersonRequest, public_id: str, other: str) -> tuple[User, User]:
    """Two people of the entity. Raises Http404."""
    if public_id == other:
        raise Http404
    return _person(request, public_id), _person(request, other)
