"""Taking away a passkey or a security key."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentores.access.services.factors import remove_key
from mentores.web.entry.account.views import person_of
from mentores.web.entry.showing import shown_again
from mentores.web.requests import PersonRequest
from mentores.web.sessions import renew_key


@shown_again
@require_POST
def remove(request: PersonRequest) -> HttpResponse:
    """This key opens nothing any more."""
    keep = request.session.session_key or ""
    remove_key(person_of(request), request.POST.get("key", ""), keep=keep, by=request.viewer, at=timezone.now())
    renew_key(request)
    messages.success(request, _("This key no longer opens your account."))
    return redirect("mfa_index")
