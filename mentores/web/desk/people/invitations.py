"""Inviting colleagues, and taking invitations back."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.partners import services
from mentores.partners.models import Invitation
from mentores.partners.policies import MAY
from mentores.partners.selectors import invitations_for
from mentores.web.desk import refusals
from mentores.web.desk.entity.views import own
from mentores.web.desk.people.forms import InviteForm
from mentores.web.requests import PersonRequest

SPENT: Mapping[type[Exception], str | Promise] = {
    services.InvitationSpent: _("Nothing was changed: this invitation was accepted or taken back before.")
}


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest) -> HttpResponse:
    """For coordinators."""
    entity = own(request)
    if not MAY["invite"](request.viewer, entity):
        raise PermissionDenied
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals.told(request):
            services.invite(entity, by=request.viewer, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The invitation is on its way. It is valid for seven days."))
        return redirect("desk:people")
    return render(request, "desk/people/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def send_again(request: PersonRequest, public_id: str) -> HttpResponse:
    """A new link in place of the old one, for seven days more."""
    old = _invitation(request, public_id)
    with refusals.told(request):
        services.invite(
            own(request),
            name=old.name,
            email=old.email,
            role=old.role,
            language=old.language,
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, _("The invitation is on its way again. The link sent before opens nothing any more."))
    return redirect("desk:people")


@require_POST
def revoke(request: PersonRequest, public_id: str) -> HttpResponse:
    invitation = _invitation(request, public_id)
    with refusals.told(request, SPENT):
        services.revoke_invitation(invitation, by=request.viewer, at=timezone.now())
        messages.success(request, _("The invitation is taken back. Its link opens nothing any more."))
    return redirect("desk:people")


def _invitation(request: PersonRequest, public_id: str) -> Invitation:
    """One that nobody has accepted yet."""
    return get_object_or_404(invitations_for(request.viewer, own(request)), public_id=public_id)
