"""Deciding on an entity: each act has a page that says what it means and asks why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.core.lifecycle import ActNotPossible
from mentores.matching.services import transfer_cases
from mentores.partners import services
from mentores.partners.models import Entity
from mentores.partners.policies import acts_for
from mentores.partners.selectors import directory, open_cases
from mentores.web.office.entities.deeds import BY_ACT, Deed
from mentores.web.office.entities.forms import ReasonForm, TransferForm
from mentores.web.office.entities.standing import in_words
from mentores.web.office.entities.views import loaded
from mentores.web.requests import PersonRequest

LEAVING = {"suspend", "end"}
ACTS = {
    "admit": services.admit,
    "refuse": services.refuse,
    "activate": services.activate,
    "suspend": services.suspend,
    "resume": services.resume,
    "end": services.end,
}


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest, public_id: str, act: str) -> HttpResponse:
    """GET says what the act means and what stands in its way; POST does it."""
    entity, deed = loaded(request, public_id), BY_ACT[act]
    if act not in acts_for(request.viewer, entity):
        return _too_late(request, entity)
    form = ReasonForm(request.POST if request.method == "POST" else None, needed=deed.needs_reason, hint=deed.hint)
    if not form.is_valid():
        return _page(request, entity, deed, form)
    try:
        ACTS[act](entity, by=request.viewer, at=timezone.now(), reason=form.cleaned_data["reason"])
    except services.CasesWithoutOwner:
        return _page(request, entity, deed, form, status=409)
    except services.NoCoordinator:
        form.add_error(None, _("It has no coordinator yet. Invite one; when the invitation is accepted, come back."))
        return _page(request, entity, deed, form)
    except ActNotPossible:
        return _too_late(request, entity)
    messages.success(request, str(deed.done))
    return redirect("office:entity", public_id)


@require_POST
def transfer(request: PersonRequest, public_id: str) -> HttpResponse:
    """Hand open cases to another entity, and come back to the act that had to wait for it."""
    entity = loaded(request, public_id)
    act = request.POST.get("then", "")
    deed = BY_ACT[act if act in LEAVING else "suspend"]
    form = TransferForm(request.POST, entities=_others(entity), counts=open_cases(entity))
    if not form.is_valid():
        return _page(request, entity, deed, ReasonForm(hint=deed.hint), transfer=form)
    to = form.chosen()
    kinds, reason = form.cleaned_data["kinds"], form.cleaned_data["reason"]
    try:
        moved = transfer_cases(entity, to=to, by=request.viewer, at=timezone.now(), reason=reason, kinds=kinds)
    except ActNotPossible:
        return _too_late(request, entity)
    words = {"entity": to.name, "cases": "; ".join(in_words(moved))}
    messages.success(request, _("%(entity)s accompanies them from now on: %(cases)s.") % words)
    return redirect(f"office:entity-{deed.act}", public_id)


def _page(
    request: PersonRequest,
    entity: Entity,
    deed: Deed,
    form: ReasonForm,
    *,
    transfer: TransferForm | None = None,
    status: int = 0,
) -> HttpResponse:
    """The page of an act. Where cases are open, it asks first who takes them."""
    cases = open_cases(entity) if deed.act in LEAVING else {}
    if cases and transfer is None:
        transfer = TransferForm(entities=_others(entity), counts=cases)
    context = {"entity": entity, "deed": deed, "form": form, "cases": in_words(cases), "transfer": transfer}
    wrong = form.is_bound or (transfer is not None and transfer.is_bound)
    return render(request, "office/entities/act.html", context, status=status or (422 if wrong else 200))


def _others(entity: Entity) -> list[Entity]:
    return list(directory(on=timezone.localdate()).exclude(pk=entity.pk))


def _too_late(request: PersonRequest, entity: Entity) -> HttpResponse:
    messages.warning(request, _("Nothing was changed: this is no longer possible. The page shows how things are now."))
    return redirect("office:entity", entity.public_id)
