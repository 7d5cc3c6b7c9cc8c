"""An invitation to work for an entity or for the national team: who invites to what, one question, one button."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.links.models import Link
from mentores.partners.models import Invitation
from mentores.partners.selectors import invitation_for
from mentores.partners.services import InvitationSpent, accept_invitation
from mentores.web.links.forms import AcceptForm
from mentores.web.links.opening import closed
from mentores.web.requests import PersonRequest

MEANS: Mapping[str, str | Promise] = {
    Role.COORDINATOR: _("A coordinator answers for the entity: accepts people, finds pairs, and invites colleagues."),
    Role.TECHNICIAN: _("A technician talks with the people, accepts them, finds pairs and stays in touch."),
    Role.READER: _("A reader sees the lists and the cases of the entity, and changes nothing."),
    Role.COMPANY_CONTACT: _("A company contact sees how many volunteers of the company take part, and no names."),
    Role.NATIONAL_COORDINATOR: _("A national coordinator decides on entities and keeps the method and the texts."),
    Role.NATIONAL_TECHNICIAN: _("A national technician helps the entities and finds one for whoever has none."),
    Role.AUDITOR: _("An auditor reads what was done on the platform, and the figures, without names."),
    Role.EDITOR: _("An editor keeps the public texts."),
}


def page(request: PersonRequest, link: Link) -> HttpResponse:
    """GET shows the invitation; POST accepts it, once, and says how to sign in."""
    invitation = invitation_for(request.viewer, link.subject)
    if invitation is None:
        return closed(request, link)
    language = translation.get_language()
    form = AcceptForm(request.POST if request.method == "POST" else None, initial={"language": language})
    if not form.is_valid():
        return render(
            request, "links/invitation.html", _context(invitation, form), status=422 if form.is_bound else 200
        )
    try:
        accept_invitation(invitation, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except InvitationSpent:
        return closed(request, link)
    return render(request, "links/welcome.html", {"email": invitation.email})


def _context(invitation: Invitation, form: AcceptForm) -> dict[str, object]:
    inviter = invitation.invited_by
    return {
        "form": form,
        "inviter": inviter.full_name if inviter else "",
        "entity_name": invitation.entity.name if invitation.entity else "",
        "role": Role(invitation.role).label,
        "means": MEANS[invitation.role],
        "expires_at": invitation.expires_at,
    }
