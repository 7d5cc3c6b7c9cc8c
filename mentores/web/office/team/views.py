"""The national team: proposing, agreeing, ending a role; each needs two people."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.accounts import services as accounts
from mentores.accounts.models import Appointment
from mentores.accounts.policies import MAY
from mentores.accounts.roles import Role
from mentores.accounts.selectors import national_team
from mentores.accounts.viewer import Viewer
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.sentences import day
from mentores.partners import services as partners
from mentores.partners.models import Invitation, Standing
from mentores.partners.policies import MAY_INVITATION
from mentores.partners.selectors import invitation_for, invitations_for
from mentores.web.office.team.forms import ProposeForm
from mentores.web.requests import PersonRequest

TOO_LATE = gettext_lazy("Nothing was changed: this is no longer possible. The page shows how things are now.")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody proposed: who asked, who is still needed, and whether the reader can be that person."""

    invitation: Invitation
    says: str
    may_second: bool


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody with a role: whether its end was asked for, and what the reader can do about it."""

    appointment: Appointment
    says: str
    label: str


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    viewer = request.viewer
    return render(
        request,
        "office/team/page.html",
        {
            "may_decide": viewer.role == Role.NATIONAL_COORDINATOR,
            "proposals": [_proposed(viewer, one, at=timezone.now()) for one in invitations_for(viewer)],
            "members": [_serving(viewer, one) for one in national_team(viewer, on=timezone.localdate())],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: PersonRequest) -> HttpResponse:
    form = ProposeForm(request.POST if request.method == "POST" else None, initial={"language": DEFAULT})
    if form.is_valid():
        partners.invite(None, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The proposal is kept. Another national coordinator must agree before it is sent."))
        return redirect("office:team")
    team = national_team(request.viewer, on=timezone.localdate())
    is_alone = [one.role for one in team].count(Role.NATIONAL_COORDINATOR) == 1
    context = {"form": form, "is_alone": is_alone}
    return render(request, "office/team/propose.html", context, status=422 if form.is_bound else 200)


@require_POST
def second(request: PersonRequest, public_id: str) -> HttpResponse:
    """The other national coordinator agrees, and the invitation leaves."""
    invitation = invitation_for(request.viewer, public_id)
    if invitation is None:
        raise Http404
    try:
        partners.second_invitation(invitation, by=request.viewer, at=timezone.now())
    except partners.InvitationSpent:
        messages.warning(request, _("Nothing was changed: somebody agreed before, or the proposal is over."))
    else:
        messages.success(request, _("You agreed, and the invitation is sent. It is open for seven days."))
    return redirect("office:team")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: PersonRequest, public_id: str) -> HttpResponse:
    """The first national coordinator asks for the end of a role, another one agrees."""
    appointment = _appointment(request.viewer, public_id)
    asked = appointment.end_asked_at is not None
    if request.method == "POST":
        return _ended(request, appointment) if asked else _asked(request, appointment)
    context = {
        "appointment": appointment,
        "asked": asked,
        "may": not asked or MAY["confirm_end_of_appointment"](request.viewer, appointment),
    }
    return render(request, "office/team/end.html", context)


@require_POST
def keep(request: PersonRequest, public_id: str) -> HttpResponse:
    """The role goes on after all."""
    try:
        accounts.take_back_end_of_appointment(
            _appointment(request.viewer, public_id), by=request.viewer, at=timezone.now()
        )
    except ActNotPossible:
        messages.warning(request, TOO_LATE)
    else:
        messages.success(request, _("The role goes on."))
    return redirect("office:team")


def _appointment(viewer: Viewer, public_id: str) -> Appointment:
    team = national_team(viewer, on=timezone.localdate())
    found = next((one for one in team if one.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


def _asked(request: PersonRequest, appointment: Appointment) -> HttpResponse:
    try:
        accounts.ask_end_of_appointment(appointment, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, TOO_LATE)
    else:
        messages.success(request, _("You asked for the end of this role. Another national coordinator must agree."))
    return redirect("office:team")


def _ended(request: PersonRequest, appointment: Appointment) -> HttpResponse:
    try:
        accounts.confirm_end_of_appointment(appointment, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, TOO_LATE)
    except accounts.LastNationalCoordinator:
        messages.warning(request, _("Nothing was changed: the programme needs a national coordinator."))
    else:
        messages.success(request, _("The role has ended. The person has no access with it any more."))
    return redirect("office:team")


def _proposed(viewer: Viewer, invitation: Invitation, *, at: datetime) -> Proposed:
    """Who asked, and who is still needed."""
    who = {"name": invitation.invited_by.full_name if invitation.invited_by else "–"}
    standing = invitation.standing(at=at)
    if standing == Standing.EXPIRED:
        return Proposed(invitation, _("Its time is over. Take it back, and propose the person again."), False)
    if standing == Standing.SENT:
        until = {"day": day(timezone.localdate(invitation.expires_at))}
        return Proposed(
            invitation, _("Two people agreed. The invitation is sent and open until %(day)s.") % until, False
        )
    if MAY_INVITATION["second_invitation"](viewer, invitation):
        return Proposed(invitation, _("%(name)s proposes this person. Your agreement is needed.") % who, True)
    return Proposed(invitation, _("You propose this person. Another national coordinator must agree."), False)


def _serving(viewer: Viewer, appointment: Appointment) -> Serving:
    """Whether the end of the role was asked for, by whom, and who is still needed."""
    decides = viewer.role == Role.NATIONAL_COORDINATOR
    if appointment.end_asked_at is None:
        return Serving(appointment, "", _("Ask for the end") if decides else "")
    who = {"name": appointment.end_asked_by.full_name if appointment.end_asked_by else "–"}
    if not decides:
        return Serving(appointment, _("%(name)s asked for the end. Another national coordinator must agree.") % who, "")
    if MAY["confirm_end_of_appointment"](viewer, appointment):
        return Serving(appointment, _("%(name)s asked for the end. Your agreement is needed.") % who, _("Decide"))
    return Serving(appointment, _("You asked for the end. Another national coordinator must agree."), _("Take it back"))
