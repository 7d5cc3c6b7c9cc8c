"""The directory of the entities, and a page for each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.files.selectors import files_by_id
from mentores.partners.models import Public
from mentores.partners.selectors import active_entity, directory, logo_of
from mentores.web.files import answer
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
    logos = files_by_id(entity.logo for entity in page)
    context = {
        "form": form,
        "page": page,
        "rows": [(entity, logos.get(entity.logo)) for entity in page],
        "total": len(everything),
    }
    return render(request, "public/entities/listing.html", context)


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
            "logo": logo_of(found),
            "publics": [label for public, label in Public.choices if public in found.publics],
            "areas": sorted(found.areas.all(), key=lambda area: area.sort_order),
            "nearest": nearest(found, directory(on=today), number=NEIGHBOURS),
        },
    )


@require_safe
def logo(request: HttpRequest, slug: str, sha256: str) -> HttpResponse:
    """The picture of an active entity. Another picture has another address, so this one may be kept for ever."""
    found = active_entity(slug, on=timezone.localdate())
    file = logo_of(found) if found else None
    if file is None or file.sha256 != sha256:
        raise Http404
    picture = answer(file, inline=True)
    picture["Cache-Control"] = "public, max-age=31536000, immutable"
    return picture
