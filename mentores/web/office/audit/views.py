"""The record of acts and of readings, for the auditor: what, when, in which role; people have codes, never names."""

from itertools import chain

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mentores.audit.services import record_reading
from mentores.core.spreadsheet import as_csv
from mentores.reporting import record
from mentores.reporting.services import export_record
from mentores.schedule.selectors import jobs
from mentores.web.office.audit.forms import RecordFilters
from mentores.web.requests import PersonRequest

ROWS = 50
COLUMNS = ("at", "app", "act", "kind", "subject", "role", "entity", "person", "reason")


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    """Some rows of the record, its seals, and who has been told of."""
    filters = RecordFilters(request.GET, viewer=request.viewer)
    asked = filters.asked()
    if asked.person:
        record_reading("person", asked.person, by=request.viewer, at=timezone.now())
    context = {
        "filters": filters,
        "asked": asked,
        "page": record.record_page(request.viewer, asked, before=request.GET.get("before", ""), size=ROWS),
        "chain": record.chain(request.viewer),
        "alerts": record.alerts(request.viewer),
        "failed": [job for job in jobs() if job.failures],
    }
    return render(request, "office/audit/page.html", context)


@require_POST
def export(request: PersonRequest) -> HttpResponseBase:
    """All rows asked for, as a file; that it was taken away stands in the record."""
    asked = RecordFilters(request.POST, viewer=request.viewer).asked()
    rows = export_record(request.viewer, asked, at=timezone.now())
    cells = ([row.at.isoformat(), *(getattr(row, name) for name in COLUMNS[1:])] for row in rows)
    answer = StreamingHttpResponse(as_csv(chain([COLUMNS], cells)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{asked.record}-{timezone.localdate():%Y-%m-%d}.csv"'
    return answer
