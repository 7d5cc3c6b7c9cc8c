"""The question whether another entity may accompany a mentor, and the answer."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.handovers import own_handover
from mentores.participants.models import Handover
from mentores.participants.services.handovers import answer_handover
from mentores.participants.services.mentors import PlacesTaken
from mentores.partners.services import EntityNotActive

ANSWERS: Mapping[str, bool] = {"yes": True, "no": False}


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """Which entity asks and which one is asked; a POST answers. `base` is the door's template."""
    handover = own_handover(viewer, public_id)
    if handover is None:
        raise Http404
    said = request.POST.get("answer", "")
    if request.method == "POST" and said in ANSWERS:
        return _answer(request, viewer, handover, yes=ANSWERS[said])
    context = {"base": base, "handover": handover, "here": request.get_full_path()}
    return render(request, "participation/handovers/page.html", context)


def _answer(request: HttpRequest, viewer: Viewer, handover: Handover, *, yes: bool) -> HttpResponse:
    try:
        handover = answer_handover(handover, yes=yes, by=viewer, at=timezone.now())
    except (ActNotPossible, PlacesTaken, EntityNotActive):
        messages.warning(
            request, _("Something has changed in the meantime. Nothing was done. The page shows how things are now.")
        )
    else:
        messages.success(request, _said(handover, yes=yes))
    return redirect(request.get_full_path())


def _said(handover: Handover, *, yes: bool) -> str:
    if not yes:
        return _("Your no is noted. Nothing changes for you.")
    if handover.closed_at is None:
        return _("Your yes is noted. We wait for the other entity and write to you.")
    return _("Your yes is noted. The other entity accompanies you from now on.")
