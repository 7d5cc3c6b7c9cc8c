"""What entities ask about two records, and what the national team decides."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record_reading
from mentores.core.lifecycle import ActNotPossible
from mentores.privacy import selectors, services
from mentores.privacy.models import Doubt
from mentores.web.office.same.forms import APART, FIRST, ReasonForm
from mentores.web.requests import PersonRequest
from mentores.web.same.sides import REFUSED, side_of


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """The pairs, without names."""
    return render(request, "office/same/listing.html", {"doubts": selectors.doubts_for(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: PersonRequest, public_id: str) -> HttpResponse:
    """Two records side by side, once a reason is given; with a decision, what is done about them."""
    doubt = selectors.doubt_for(request.viewer, public_id)
    if doubt is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"doubt": doubt, "form": form}
        return render(request, "office/same/pair.html", context, status=422 if form.is_bound else 200)
    by = request.viewer.giving(form.cleaned_data["reason"])
    if decision := form.cleaned_data["decision"]:
        return _decided(request, doubt, decision, by=by)
    for person in (doubt.first, doubt.second):
        record_reading("person", person.public_id, by=by, at=timezone.now(), reason=by.reason)
    context = {
        "doubt": doubt,
        "reason": by.reason,
        "first": side_of(doubt.first),
        "second": side_of(doubt.second),
    }
    return render(request, "office/same/pair.html", context)


def _decided(request: PersonRequest, doubt: Doubt, decision: str, *, by: Viewer) -> HttpResponse:
    now = timezone.now()
    if decision == APART:
        services.keep_apart(doubt.first, doubt.second, by=by, at=now)
        messages.success(request, _("They are two people, and nobody is asked again."))
        return redirect("office:same")
    keep, goes = (doubt.first, doubt.second) if decision == FIRST else (doubt.second, doubt.first)
    try:
        services.merge(keep, goes, by=by, at=now)
    except ActNotPossible as refusal:
        sentence = REFUSED.get(type(refusal), _("Nothing was changed: this is no longer possible."))
        messages.warning(request, str(sentence))
        return redirect("office:same-pair", doubt.public_id)
    messages.success(request, _("They are one person now. The entity can part them again for a week."))
    return redirect("office:same")
