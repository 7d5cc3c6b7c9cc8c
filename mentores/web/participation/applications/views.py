"""How one's registration stands, and withdrawing it."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.admissions.policies import acts_for
from mentores.admissions.selectors import ANSWER_DAYS, applications_for
from mentores.admissions.services import withdraw
from mentores.core.lifecycle import ActNotPossible


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """One registration in words; a POST withdraws it. `base` is the door's template."""
    application = applications_for(viewer).filter(public_id=public_id).first()
    if application is None:
        raise Http404
    if request.method == "POST":
        return _withdraw(request, viewer, application)
    context = {
        "base": base,
        "application": application,
        "answer_by": application.submitted_at + timedelta(days=ANSWER_DAYS),
        "acts": acts_for(viewer, application),
    }
    return render(request, "participation/applications/page.html", context)


def _withdraw(request: HttpRequest, viewer: Viewer, application: Application) -> HttpResponse:
    try:
        withdraw(application, by=viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This registration was decided or withdrawn before. Nothing was changed."))
    else:
        messages.success(request, _("You have withdrawn your registration. You can register again whenever you want."))
    return redirect(request.get_full_path())
