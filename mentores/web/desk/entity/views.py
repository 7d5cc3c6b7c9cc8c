"""The entity's own card: what the public sees of it, and who works here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.core.languages import LANGUAGES
from mentores.partners.models import Entity, Public
from mentores.partners.policies import MAY
from mentores.partners.selectors import colleagues, own_entity
from mentores.partners.services import update_public_face
from mentores.web.desk.entity.forms import FaceForm
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    entity = _own(request)
    return render(
        request,
        "desk/entity/page.html",
        {
            "entity": entity,
            "publics": [Public(code).label for code in entity.publics],
            "texts": [(language, entity.description.get(language.code, "")) for language in LANGUAGES],
            "colleagues": colleagues(request.viewer, on=timezone.localdate()),
            "may_edit": MAY["update_public_face"](request.viewer, entity),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest) -> HttpResponse:
    """For coordinators."""
    entity = _own(request)
    if not MAY["update_public_face"](request.viewer, entity):
        raise PermissionDenied
    form = FaceForm(request.POST if request.method == "POST" else None, entity=entity)
    if form.is_valid():
        update_public_face(
            entity, by=request.viewer, at=timezone.now(), face=form.face(), description=form.description()
        )
        messages.success(request, _("The public page of your entity is changed."))
        return redirect("desk:entity")
    return render(request, "desk/entity/edit.html", {"form": form}, status=422 if form.is_bound else 200)


def _own(request: PersonRequest) -> Entity:
    entity = own_entity(request.viewer)
    assert entity is not None  # the gate lets in only those who work for one
    return entity
