"""The entity's own card: what it is, where and when it works, and what the law asks of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.core.languages import LANGUAGES
from mentores.partners import services
from mentores.partners.models import Entity, Public
from mentores.partners.policies import MAY
from mentores.partners.selectors import absence_for, absences_of, own_entity
from mentores.territories.selectors import district_choices
from mentores.web.desk.entity.forms import AbsenceForm
from mentores.web.desk.entity.gaps import gaps_of
from mentores.web.desk.entity.parts import PARTS
from mentores.web.requests import PersonRequest


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    entity = own(request)
    names = dict(district_choices())
    return render(
        request,
        "desk/entity/page.html",
        {
            "entity": entity,
            "parts": PARTS,
            "publics": [Public(code).label for code in entity.publics],
            "descriptions": [(language, entity.description.get(language.code, "")) for language in LANGUAGES],
            "districts": [names[code] for code in entity.covered_districts if code in names],
            "covered": entity.covered.order_by("sort_name"),
            "service_days": [WEEKDAYS[day] for day in sorted(entity.service_days)],
            "away": absences_of(entity, on=timezone.localdate()),
            "protection": [one for one in LANGUAGES if entity.data_protection_text.get(one.code)],
            "missing": gaps_of(entity, on=timezone.localdate()),
            "may_edit": MAY["update_entity"](request.viewer, entity),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest, name: str) -> HttpResponse:
    """One part of the card, for coordinators; the address says which."""
    entity, part = _edited(request), PARTS[name]
    form = part.form(request.POST if request.method == "POST" else None, entity=entity)
    if form.is_valid():
        services.update_entity(entity, by=request.viewer, at=timezone.now(), **form.details())
        messages.success(request, str(part.done))
        return redirect("desk:entity")
    return render(
        request, "desk/entity/change.html", {"part": part, "form": form}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def absences(request: PersonRequest) -> HttpResponse:
    """Days on which nobody answers, for coordinators."""
    entity = _edited(request)
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_absence(entity, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The days away are planned."))
        return redirect("desk:entity-absences")
    context = {"form": form, "away": absences_of(entity, on=timezone.localdate())}
    return render(request, "desk/entity/absences.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove_absence(request: PersonRequest, public_id: str) -> HttpResponse:
    absence = absence_for(request.viewer, public_id)
    if absence is None:
        raise Http404
    services.remove_absence(absence, by=request.viewer, at=timezone.now())
    messages.success(request, _("These days away are removed."))
    return redirect("desk:entity-absences")


def own(request: PersonRequest) -> Entity:
    """The entity whose desk this is."""
    entity = own_entity(request.viewer)
    assert entity is not None  # the gate lets in only those who work for one
    return entity


def _edited(request: PersonRequest) -> Entity:
    entity = own(request)
    if not MAY["update_entity"](request.viewer, entity):
        raise PermissionDenied
    return entity
