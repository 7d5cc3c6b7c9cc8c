"""Late cases by entity; of one entity, by their codes; of one case, what helps to get it going again."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.admissions import services
from mentores.admissions.models import Application
from mentores.admissions.routing import Offer, offers
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.selectors import entity_for
from mentores.reporting.overdue import late_by_entity, late_case, late_page, person_of
from mentores.web.office.overdue.forms import ReasonForm, ReferForm
from mentores.web.requests import PersonRequest

ROWS = 25
SHOWN = 6


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    rows = late_by_entity(request.viewer, on=timezone.localdate())
    return render(request, "office/overdue/listing.html", {"rows": rows})


@require_safe
def of_entity(request: PersonRequest, public_id: str) -> HttpResponse:
    entity, today = entity_for(request.viewer, public_id), timezone.localdate()
    if entity is None:
        raise Http404
    page = late_page(request.viewer, entity, on=today, cursor=request.GET.get("page", ""), size=ROWS)
    rows = [(case, (today - case.due_on).days) for case in page.rows if case.due_on]
    return render(request, "office/overdue/entity.html", {"entity": entity, "page": page, "rows": rows})


@require_safe
def case(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _late(request, public_id))


@require_POST
def name(request: PersonRequest, public_id: str) -> HttpResponse:
    """Who it is, for a reason."""
    late, form = _late(request, public_id), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, late, asking=form)
    by = request.viewer.giving(form.cleaned_data["reason"])
    person = person_of(late, by=by, at=timezone.now())
    return render(request, "office/overdue/name.html", {"application": late, "person": person, "reason": by.reason})


@require_POST
def refer(request: PersonRequest, public_id: str) -> HttpResponse:
    """Another entity is asked, and the person: the case goes over once both have said yes."""
    late = _late(request, public_id)
    form = ReferForm(request.POST, entities=[one.entity for one in _others(late)])
    if not form.is_valid():
        return _page(request, late, refer=form)
    by, to = request.viewer.giving(form.cleaned_data["reason"]), form.entities[form.cleaned_data["entity"]]
    try:
        services.refer(late, to=to, by=by, at=timezone.now(), note=by.reason)
    except ActNotPossible:
        messages.warning(request, _("Nothing was changed: the case has gone on in the meantime."))
    else:
        messages.success(request, _("The entity and the person are asked. The case goes over once both say yes."))
    return redirect("office:overdue")


def _late(request: PersonRequest, public_id: str) -> Application:
    late = late_case(request.viewer, public_id, on=timezone.localdate())
    if late is None:
        raise Http404
    return late


def _others(late: Application) -> list[Offer]:
    found = offers(late.profile, side=late.side, on=timezone.localdate())
    return [one for one in found if one.entity.pk != late.entity_id]


def _page(request: PersonRequest, late: Application, **wrong: Form) -> HttpResponse:
    """A late case; `wrong` is a form that was not understood, which it then answers."""
    others, today = _others(late), timezone.localdate()
    context = {
        "application": late,
        "days": (today - late.due_on).days if late.due_on else 0,
        "offers": others[:SHOWN],
        "asking": ReasonForm(),
        "refer": ReferForm(entities=[one.entity for one in others]),
        **wrong,
    }
    return render(request, "office/overdue/case.html", context, status=422 if wrong else 200)
