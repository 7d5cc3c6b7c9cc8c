"""The network, entity by entity."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.partners.models import Kind
from mentores.partners.selectors import directory
from mentores.web.requests import PersonRequest


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    words, kind = request.GET.get("words", ""), request.GET.get("kind", "")
    entities = directory(on=timezone.localdate(), words=words, kind=kind)
    page = Paginator(entities, 25).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "kind": kind, "kinds": Kind.choices}
    return render(request, "office/entities/listing.html", context)
