"""«Is this still right?»: the yearly question, answered with one tap."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.participants.models import Answer
from mentores.participants.selectors import accompanying, check_for
from mentores.participants.services.checks import answer
from mentores.web.participation.answers import told
from mentores.web.requests import PersonRequest


def page(request: PersonRequest, link: Link) -> HttpResponse:
    """What the person told us, in short, and two buttons; the last word counts until somebody has put it right."""
    check = check_for(request.viewer, link.subject)
    if check is None:
        raise Http404
    if request.method == "POST":
        said = request.POST.get("answer", "")
        if said in Answer.values:
            try:
                answer(check, said, by=request.viewer, at=timezone.now())
            except ActNotPossible:
                messages.warning(request, _("You have answered this before. Nothing was changed."))
        return redirect(request.get_full_path())
    context = {
        "check": check,
        "person": check.profile.person,
        "told": told(check.profile),
        "entity": accompanying(check.profile),
    }
    return render(request, "links/check.html", context)
