"""What the office keeps of an entity, and changes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentores.partners.services import update_entity
from mentores.web.office.entities.forms import DetailsForm
from mentores.web.office.entities.views import loaded
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, public_id: str) -> HttpResponse:
    entity = loaded(request, public_id)
    form = DetailsForm(request.POST if request.method == "POST" else None, entity=entity)
    if form.is_valid():
        update_entity(entity, by=request.viewer, at=timezone.now(), **form.details())
        messages.success(request, _("The details are saved."))
        return redirect("office:entity", public_id)
    context = {
        "entity": entity,
        "form": form,
        "title": _("Change the details"),
        "says": _("Its public contact, its texts and its days the entity changes by itself."),
        "verb": _("Save the changes"),
    }
    return render(request, "office/entities/form.html", context, status=422 if form.is_bound else 200)
