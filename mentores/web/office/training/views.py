"""How much training comes before a first match, and where people are matched without it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentores.training.policies import sets_requirements
from mentores.training.selectors import requirement, waivers_by_entity
from mentores.training.services import set_requirement
from mentores.web.office.training.forms import RequirementForm
from mentores.web.requests import PersonRequest
from mentores.web.training.forms import hours_in


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest) -> HttpResponse:
    may_set = sets_requirements(request.viewer)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    asked = requirement()
    said = {"mentor_hours": hours_in(asked.mentor_minutes), "mentee_hours": hours_in(asked.mentee_minutes)}
    form = RequirementForm(request.POST if request.method == "POST" else None, initial=said)
    if request.method == "POST" and form.is_valid():
        set_requirement(by=request.viewer, at=timezone.now(), **form.what())
        messages.success(request, _("The hours are changed. They count for every match from now on."))
        return redirect("office:preparation")
    context = {"form": form, "may_set": may_set, "requirement": asked, "entities": waivers_by_entity(request.viewer)}
    return render(request, "office/training/page.html", context, status=422 if request.method == "POST" else 200)
