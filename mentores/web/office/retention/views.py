"""The terms that the national team sets, and the nightly run, as counts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.privacy import selectors, services
from mentores.privacy.ends import months_of
from mentores.privacy.models import Code
from mentores.privacy.policies import sets_terms
from mentores.web.office.retention.forms import TermForm
from mentores.web.requests import PersonRequest

RUNS = 10


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    return _page(request)


@require_POST
def term(request: PersonRequest, code: str) -> HttpResponse:
    """Set for how many months data is kept after one kind of end."""
    if code not in Code.values:
        raise Http404
    form = TermForm(request.POST, code=Code(code), months=months_of(code))
    if not form.is_valid():
        return _page(request, wrong={code: form})
    services.set_term(code, months=form.cleaned_data["months"], by=request.viewer, at=timezone.now())
    messages.success(request, _("The time is set. It counts from tonight on, also for data that is here already."))
    return redirect("office:data")


def _page(request: PersonRequest, *, wrong: dict[str, TermForm] | None = None) -> HttpResponse:
    forms = {code: TermForm(code=code, months=months_of(code)) for code in Code} | (wrong or {})
    context = {
        "terms": [(code, capfirst(code.label), months_of(code), forms[code]) for code in Code],
        "may_set": sets_terms(request.viewer),
        "planned": selectors.planned(request.viewer, at=timezone.now()),
        "runs": selectors.runs_for(request.viewer, last=RUNS),
        "asked": len(selectors.doubts_for(request.viewer)),
    }
    return render(request, "office/retention/page.html", context, status=422 if wrong else 200)
