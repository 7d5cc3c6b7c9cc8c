"""The directory of the entities, and a page for each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.partners.models import Public
from mentores.partners.selectors import active_entity, directory
from mentores.web.public.entities.forms import DirectoryFilter
from mentores.web.public.entities.nearest import nearest

ON_A_PAGE = 20
NEIGHBOURS = 3


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The entities by name. A filter with an unknown value filters nothing."""
    today = timezone.localdate()
    everything = list(directory(on=today))
    form = DirectoryFilter(request.GET, entities=everything)
    form.full_clean()
    found = directory(
        on=today,
        words=form.cleaned_data.get("words", ""),
        district=form.cleaned_data.get("district", ""),
        kind=form.cleaned_data.get("kind", ""),
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/entities/listing.html", {"form": form, "page": page, "total": len(everything)})


@require_safe
def entity(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    found = active_entity(slug, on=today)
    if found is None:
        raise Http404
    return render(
        request,
        "public/entities/page.html",
        {
            "entity": found,
            "publics": [label for public, label in Public.choices if public in found.publics],
            "areas": sorted(found.areas.all(), key=lambda area: area.sort_order),
            "nearest": nearest(found, directory(on=today), number=NEIGHBOURS),
        },
    )
