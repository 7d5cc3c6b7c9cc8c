"""Inviting the entity's own people to a session."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mentores.accounts.roles import CASE_ROLES
from mentores.training.policies import acts_for
from mentores.training.selectors import invitable, session_for
from mentores.training.services import invite as do_invite
from mentores.web.desk import refusals
from mentores.web.desk.training.forms import InviteForm
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest, public_id: str) -> HttpResponse:
    """Choose whom to invite: those who still need the hours first, and only they unless all are asked for."""
    if request.viewer.role not in CASE_ROLES:
        raise PermissionDenied
    session = session_for(request.viewer, public_id)
    if session is None:
        raise Http404
    if "invite" not in acts_for(request.viewer, session):
        raise PermissionDenied
    offered = invitable(request.viewer, session)
    needing = [one for one in offered if one.needs_it]
    shows_all = request.GET.get("who") == "all" or not needing
    form = InviteForm(request.POST if request.method == "POST" else None, offered=offered if shows_all else needing)
    if request.method == "POST" and form.is_valid():
        with refusals.told(request):
            people = [one.person for one in offered if one.public_id in form.cleaned_data["people"]]
            invited = do_invite(session, people, by=request.viewer, at=timezone.now())
            said = ngettext("%(number)s person is invited.", "%(number)s people are invited.", len(invited))
            messages.success(request, said % {"number": len(invited)})
        return redirect("desk:session", public_id)
    context = {
        "session": session,
        "form": form,
        "offered": offered,
        "shows_all": shows_all,
        "may_narrow": bool(needing),
    }
    return render(request, "desk/training/invite.html", context, status=422 if request.method == "POST" else 200)
