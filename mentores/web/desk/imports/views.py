"""A coordinator brings the lists of the own entity."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mentores.imports.models import Kind
from mentores.imports.policies import may_import
from mentores.imports.selectors import imports_for
from mentores.partners.models import Entity
from mentores.partners.selectors import own_entity
from mentores.web.importing.forms import KINDS, SendForm
from mentores.web.importing.sending import sent
from mentores.web.importing.views import ENDINGS, shows_and_acts
from mentores.web.requests import PersonRequest

DOOR = "desk"
ON_A_PAGE = 25


@shows_and_acts
def listing(request: PersonRequest) -> HttpResponse:
    """What was sent before; a POST sends a file."""
    entity = _own(request)
    form = SendForm(request.POST, request.FILES) if request.method == "POST" else SendForm()
    if form.is_valid() and (answer := sent(request, form, entity=entity, by=request.viewer, door=DOOR)):
        return answer
    context = {
        "base": "desk/base.html",
        "form": form,
        "endings": ENDINGS,
        "kinds": KINDS,
        "entity": entity,
        "page": Paginator(imports_for(request.viewer), ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "importing/listing.html", context, status=422 if form.is_bound else 200)


def _own(request: PersonRequest) -> Entity:
    """The entity of a coordinator. Raises PermissionDenied for the colleagues."""
    entity = own_entity(request.viewer)
    if entity is None or not may_import(request.viewer, Kind.MENTEES, entity):
        raise PermissionDenied
    return entity
