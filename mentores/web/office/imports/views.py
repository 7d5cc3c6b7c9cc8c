"""The national coordinator brings lists of entities, and for any entity its own, with a stated reason."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mentores.imports.models import Kind
from mentores.imports.selectors import imports_for
from mentores.partners.selectors import active_entity, directory
from mentores.web.importing.forms import OfficeSendForm
from mentores.web.importing.sending import sent
from mentores.web.importing.views import ENDINGS, shows_and_acts
from mentores.web.requests import PersonRequest

DOOR = "office"
ON_A_PAGE = 25


@shows_and_acts
def listing(request: PersonRequest) -> HttpResponse:
    """What was sent before; a POST sends a file."""
    today = timezone.localdate()
    entities = list(directory(on=today).values_list("slug", "name"))
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OfficeSendForm(*bound, entities=entities)
    if form.is_valid():
        slug = form.cleaned_data["entity"]
        entity = active_entity(slug, on=today) if slug and form.cleaned_data["kind"] != Kind.ENTITIES else None
        by = request.viewer.giving(form.cleaned_data["reason"])
        if answer := sent(request, form, entity=entity, by=by, door=DOOR):
            return answer
    context = {
        "base": "office/base.html",
        "form": form,
        "endings": ENDINGS,
        "kinds": form.fields["kind"].choices,  # type: ignore[attr-defined]  # a field with choices
        "page": Paginator(imports_for(request.viewer), ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "importing/listing.html", context, status=422 if form.is_bound else 200)
