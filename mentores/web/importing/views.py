"""An import from the first page to the last, as the desk and the office show it: each address names its door."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.core import spreadsheet
from mentores.core.lifecycle import ActNotPossible
from mentores.files.models import Type
from mentores.imports import blank, selectors, services
from mentores.imports.columns import SHEETS
from mentores.imports.lifecycle import IN_WORK, State
from mentores.imports.models import PEOPLE, Import
from mentores.imports.policies import acts_for, brings_lists
from mentores.imports.tasks import work
from mentores.web.importing.forms import ColumnsForm, WriteForm
from mentores.web.requests import PersonRequest

ROWS_ON_A_PAGE, DOUBTS_ON_A_PAGE = 50, 20
KEEP = "keep-"
ENDINGS = {"with_help": "xlsx", "plain": "csv"}
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def page(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """Where the import stands, and what can be done now."""
    batch = _found(request, public_id)
    if batch.state == State.SENT:
        return redirect(f"{door}:import-columns", public_id)
    counts = selectors.counts_of(batch)
    form = WriteForm(kind=batch.kind, all_can=not counts.wrong)
    return _page(request, batch, counts, form, door=door)


@shows_and_acts
def columns(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """Which column holds what. As guessed from the titles, or as the entity said last time."""
    batch = _found(request, public_id)
    if "choose_columns" not in acts_for(request.viewer, batch):
        return redirect(f"{door}:import", public_id)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None, batch=batch, first=selectors.first_cells(batch)
    )
    if form.is_valid():
        services.choose_columns(batch, columns=form.columns(), by=request.viewer, at=timezone.now())
        work.enqueue(public_id)
        return redirect(f"{door}:import", public_id)
    context = {"base": f"{door}/base.html", "batch": batch, "form": form, "guessed": len(batch.columns)}
    return render(request, "importing/columns.html", context, status=422 if form.is_bound else 200)


@shows_and_acts
def doubts(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """Rows beside what they resemble: each is written or left out, until the list is written."""
    batch = _found(request, public_id)
    if request.method == "POST":
        try:
            services.decide_rows(batch, keep=_kept(request.POST), by=request.viewer, at=timezone.now())
        except ActNotPossible:
            _too_late(request)
        else:
            messages.success(request, _("Your choice is kept."))
        return redirect(request.get_full_path())
    if batch.state != State.CHECKED:
        return redirect(f"{door}:import", public_id)
    rows = Paginator(selectors.doubtful_rows(batch), DOUBTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "base": f"{door}/base.html",
        "batch": batch,
        "page": rows,
        "doubts": selectors.doubts_of(batch, list(rows)),
    }
    return render(request, "importing/doubts.html", context)


@require_POST
def write(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    batch = _found(request, public_id)
    counts = selectors.counts_of(batch)
    form = WriteForm(request.POST, kind=batch.kind, all_can=not counts.wrong)
    if not form.is_valid():
        return _page(request, batch, counts, form, door=door, status=422)
    try:
        services.write_rows(batch, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except (ActNotPossible, services.RowsHaveProblems):
        _too_late(request)
    else:
        work.enqueue(public_id)
    return redirect(f"{door}:import", public_id)


@require_POST
def undo(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    try:
        services.undo_import(_found(request, public_id), by=request.viewer, at=timezone.now())
    except ActNotPossible:
        _too_late(request)
    else:
        work.enqueue(public_id)
    return redirect(f"{door}:import", public_id)


@require_POST
def again(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    try:
        services.begin_again(_found(request, public_id), by=request.viewer, at=timezone.now())
    except ActNotPossible:
        _too_late(request)
    else:
        work.enqueue(public_id)
    return redirect(f"{door}:import", public_id)


@require_POST
def drop(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    try:
        services.drop_import(_found(request, public_id), by=request.viewer, at=timezone.now())
    except ActNotPossible:
        _too_late(request)
    else:
        messages.success(request, _("The list is given up. Nothing of it was written, and the file is deleted."))
    return redirect(f"{door}:imports")


@require_safe
def refused(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """What was not written, with the reasons, to put right and send again."""
    batch = _found(request, public_id)
    content = b"".join(spreadsheet.as_xlsx(selectors.refused_table(batch)))
    return _saved(content, f"{_('rows-not-written')}-{public_id}.xlsx", Type.XLSX)


@require_safe
def template(request: PersonRequest, kind: str, ending: str, *, door: str) -> HttpResponse:
    """An empty list to fill in."""
    _refuse_who_brings_none(request)
    if kind not in SHEETS or ending not in ENDINGS.values():
        raise Http404
    if ending == ENDINGS["plain"]:
        return _saved(blank.as_csv(kind), f"{kind}.csv", Type.CSV)
    return _saved(blank.as_xlsx(kind), f"{kind}.xlsx", Type.XLSX)


def _found(request: PersonRequest, public_id: str) -> Import:
    """Raises PermissionDenied for whoever imports nothing, Http404 for an import that is not there for the viewer."""
    _refuse_who_brings_none(request)
    batch = selectors.import_for(request.viewer, public_id)
    if batch is None:
        raise Http404
    return batch


def _refuse_who_brings_none(request: PersonRequest) -> None:
    if not brings_lists(request.viewer):
        raise PermissionDenied


def _page(
    request: PersonRequest,
    batch: Import,
    counts: selectors.Counts,
    form: WriteForm,
    *,
    door: str,
    status: int = 200,
) -> HttpResponse:
    is_checked = batch.state == State.CHECKED
    wrong = Paginator(selectors.rows_with_problems(batch), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    written = Paginator(selectors.written_rows(batch), ROWS_ON_A_PAGE).get_page(request.GET.get("written"))
    labels = selectors.labels_of(list(written))
    context = {
        "base": f"{door}/base.html",
        "batch": batch,
        "counts": counts,
        "form": form,
        "in_work": batch.state in IN_WORK,
        "can_go_on": batch.state == State.FAILED and not (batch.forgotten_at and batch.failed_in != State.UNDOING),
        "page": wrong,
        "faults": [(row, selectors.faults_of(batch, row)) for row in wrong] if batch.state not in IN_WORK else [],
        "written": written,
        "labels": [(number, *label) for number, label in labels.items()] if batch.state == State.WRITTEN else [],
        "acts": acts_for(request.viewer, batch),
        "touched": selectors.touched_rows(batch) if batch.touched else [],
        "is_of_people": batch.kind in PEOPLE,
        "can_write": is_checked and counts.good > 0,
    }
    return render(request, "importing/page.html", context, status=status)


def _kept(data: Mapping[str, str]) -> dict[int, bool]:
    """Row number → written or left out, of the rows that the page showed."""
    return {
        int(name.removeprefix(KEEP)): value == "yes"
        for name, value in data.items()
        if name.startswith(KEEP) and name.removeprefix(KEEP).isdigit() and value in ("yes", "no")
    }


def _too_late(request: PersonRequest) -> None:
    messages.warning(request, _("Nothing was changed: this is no longer possible. The page shows how things are now."))


def _saved(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )
