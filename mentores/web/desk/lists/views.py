"""A list: what its filters find, a page at a time; keeping the filters; taking what they find away."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.core.spreadsheet import as_csv, as_xlsx
from mentores.partners.asking import saved_filter, saved_filters
from mentores.partners.services import TooManySaved, forget_filter, save_filter
from mentores.reporting.policies import may_export
from mentores.reporting.services import export_list
from mentores.web.desk import search
from mentores.web.desk.lists.deeds import deeds_for
from mentores.web.desk.lists.forms import ListFilters, SaveForm
from mentores.web.desk.lists.found import found
from mentores.web.desk.lists.listings import LISTINGS, Listing
from mentores.web.requests import PersonRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: PersonRequest, name: str) -> HttpResponse:
    """One of the four lists."""
    kind = LISTINGS[name]
    if request.method == "POST":
        return search.kept(request, kind.form)
    return page(request, kind, asked(request, kind))


def asked(request: PersonRequest, kind: Listing) -> ListFilters:
    """The filters as the address has them; what a list begins with holds unless another choice was made."""
    return search.asked(request, kind.form, **kind.first)


def page(request: PersonRequest, kind: Listing, filters: ListFilters, *, save: SaveForm | None = None) -> HttpResponse:
    """The list; `save` is a form that was not understood, which it then answers."""
    viewer, chosen = request.viewer, filters.chosen()
    found_now = kind.page(viewer, chosen, cursor=request.GET.get("page", ""))
    context = {
        "listing": kind,
        "filters": filters,
        "page": found_now,
        "rows": kind.rows(viewer, found_now.rows),
        "heads": kind.heads(chosen),
        "total": found(kind.noun, viewer, chosen).count(),
        "today": timezone.localdate(),
        "deeds": deeds_for(viewer, kind.name),
        "saved": [(one, urlencode(one.chosen)) for one in saved_filters(viewer, kind.name)],
        "save": save or SaveForm(auto_id="save_%s"),
        "may_export": may_export(viewer),
    }
    return render(request, "desk/lists/page.html", context, status=422 if save else 200)


@require_POST
def save(request: PersonRequest, name: str) -> HttpResponse:
    """What is chosen now, without the words looked for, is kept under a name."""
    kind = LISTINGS[name]
    filters, form = asked(request, kind), SaveForm(request.POST, auto_id="save_%s")
    if not form.is_valid():
        return page(request, kind, filters, save=form)
    chosen = {key: value for key, value in filters.chosen().items() if key != "words"}
    kept_as = form.cleaned_data["name"]
    try:
        save_filter(name, name=kept_as, chosen=chosen, by=request.viewer, at=timezone.now())
    except TooManySaved:
        form.add_error("name", _("You keep eight filters for this list already. Remove one first."))
        return page(request, kind, filters, save=form)
    messages.success(request, _("The filter is kept. It stands above the list."))
    return redirect(f"{reverse(f'desk:{name}')}?{urlencode(chosen)}")


@require_POST
def forget(request: PersonRequest, public_id: str) -> HttpResponse:
    """A filter that is not needed any more."""
    saved = saved_filter(request.viewer, public_id)
    if saved is None or saved.listing not in LISTINGS:
        raise Http404
    forget_filter(saved, by=request.viewer)
    messages.success(request, _("The filter is removed."))
    return redirect(f"desk:{saved.listing}")


@require_POST
def export(request: PersonRequest, name: str) -> HttpResponseBase:
    """Everything that the filters find, as a file; that it was taken away stands in the record."""
    kind = LISTINGS[name]
    chosen = asked(request, kind).chosen()
    cases = found(kind.noun, request.viewer, chosen).order_by(*kind.order(chosen))
    rows = export_list(request.viewer, kind.noun, cases, at=timezone.now())
    file = f"{name}-{timezone.localdate():%Y-%m-%d}"
    if request.POST.get("format") == "csv":
        return _attached(StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8"), f"{file}.csv")
    return _attached(StreamingHttpResponse(as_xlsx(rows), content_type=XLSX), f"{file}.xlsx")


def _attached(answer: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
