"""The answers of a mentor or mentee: putting them right, saying that they are, and who changed them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.policies import MAY_PROFILE
from mentores.participants.selectors import change_of, mentees_for, mentors_for
from mentores.participants.services.checks import confirm as confirmed
from mentores.participants.services.profiles import put_back
from mentores.web.desk.profiles.history import changes_of
from mentores.web.desk.profiles.standing import standing_of
from mentores.web.desk.refusals import told
from mentores.web.requests import PersonRequest
from mentores.web.revising import Revision

CHANGED_SINCE = _("Nothing was changed: these answers were changed again since. Put them right in the form above.")

shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@shows_and_acts
def mentor_profile(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, get_object_or_404(mentors_for(request.viewer), public_id=public_id), side=Side.MENTOR)


@shows_and_acts
def mentee_profile(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, get_object_or_404(mentees_for(request.viewer), public_id=public_id), side=Side.MENTEE)


@require_POST
def mentor_confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    return _confirm(request, get_object_or_404(mentors_for(request.viewer), public_id=public_id), side=Side.MENTOR)


@require_POST
def mentee_confirm(request: PersonRequest, public_id: str) -> HttpResponse:
    return _confirm(request, get_object_or_404(mentees_for(request.viewer), public_id=public_id), side=Side.MENTEE)


@require_POST
def mentor_put_back(request: PersonRequest, public_id: str) -> HttpResponse:
    return _put_back(request, get_object_or_404(mentors_for(request.viewer), public_id=public_id), side=Side.MENTOR)


@require_POST
def mentee_put_back(request: PersonRequest, public_id: str) -> HttpResponse:
    return _put_back(request, get_object_or_404(mentees_for(request.viewer), public_id=public_id), side=Side.MENTEE)


def _page(request: PersonRequest, part: Mentor | Mentee, *, side: str) -> HttpResponse:
    """The answers in a form, with the history below; a reader sees the history only."""
    may_revise = MAY_PROFILE["revise"](request.viewer, part.profile)
    data = request.POST if request.method == "POST" else None
    if data is not None and not may_revise:
        raise PermissionDenied
    revision = Revision(part.profile, sides=[side], data=data)
    if data is not None and revision.is_valid():
        change = revision.write(by=request.viewer, at=timezone.now())
        if change:
            messages.success(request, _("The answers are changed. The history below says what they were."))
        else:
            messages.success(request, _("Nothing was different. The answers are noted as still right."))
        return redirect(f"desk:{side}-profile", part.public_id)
    context = {
        "part": part,
        "side": side,
        "revision": revision,
        "may_revise": may_revise,
        "standing": standing_of(part.profile),
        "story": changes_of(part.profile, viewer=request.viewer),
        "put_back": reverse(f"desk:{side}-put-back", args=[part.public_id]),
    }
    return render(request, "desk/profiles/page.html", context, status=422 if data is not None else 200)


def _confirm(request: PersonRequest, part: Mentor | Mentee, *, side: str) -> HttpResponse:
    confirmed(part.profile, by=request.viewer, at=timezone.now())
    messages.success(request, _("Noted: everything is still right. In a year the question comes again."))
    return redirect(f"desk:{side}", part.public_id)


def _put_back(request: PersonRequest, part: Mentor | Mentee, *, side: str) -> HttpResponse:
    change = change_of(part.profile, request.POST.get("change", ""))
    if change is None:
        raise Http404
    with told(request, {ActNotPossible: CHANGED_SINCE}):
        put_back(change, by=request.viewer, at=timezone.now())
        messages.success(request, _("The answers stand again as they were before this change."))
    return redirect(f"desk:{side}-profile", part.public_id)
