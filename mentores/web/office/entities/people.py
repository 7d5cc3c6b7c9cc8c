"""Inviting the coordinator of an entity, and taking an invitation back. The coordinator invites the others."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.accounts.roles import Role
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.partners import services
from mentores.partners.selectors import candidacy_of, invitation_for
from mentores.web.office.entities.forms import InviteForm
from mentores.web.office.entities.views import loaded
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PersonRequest, public_id: str) -> HttpResponse:
    """The form begins with the contact of the candidacy."""
    entity = loaded(request, public_id)
    candidacy = candidacy_of(request.viewer, entity)
    known = {"language": DEFAULT}
    if candidacy:
        known = {
            "name": candidacy.contact_name,
            "email": candidacy.contact_email,
            "language": candidacy.language,
        }
    form = InviteForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        try:
            services.invite(entity, role=Role.COORDINATOR, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        except ActNotPossible:
            messages.warning(request, _("Nobody can be invited to an entity that is not admitted or has left."))
        else:
            messages.success(request, _("The invitation is sent. It is open for seven days."))
        return redirect("office:entity", public_id)
    context = {
        "entity": entity,
        "form": form,
        "title": _("Invite a coordinator"),
        "says": _(
            "The person accepts with one button, signs in with a code sent by e-mail, and invites the colleagues."
        ),
        "verb": _("Send the invitation"),
    }
    return render(request, "office/entities/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def revoke(request: PersonRequest, public_id: str) -> HttpResponse:
    """For an invitation of an entity or of the national team."""
    invitation = invitation_for(request.viewer, public_id)
    if invitation is None:
        raise Http404
    try:
        services.revoke_invitation(invitation, by=request.viewer, at=timezone.now())
    except services.InvitationSpent:
        messages.warning(request, _("Nothing was changed: this invitation was accepted or taken back before."))
    else:
        messages.success(request, _("The invitation is taken back. Its link opens nothing any more."))
    if invitation.entity:
        return redirect("office:entity", invitation.entity.public_id)
    return redirect("office:team")
