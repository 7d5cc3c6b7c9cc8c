"""Several cases at once: what would happen to each, then the deed, then what became of each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.forms.boundfield import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.viewer import Viewer
from mentores.core.days import in_words
from mentores.core.ids import new_id
from mentores.mentorships.selectors import rows_for
from mentores.web.desk.lists.deeds import DEEDS, DONE, WHY, Deed, attempt, deeds_for
from mentores.web.desk.lists.found import MENTORSHIP, found, seen
from mentores.web.desk.lists.listings import LISTINGS, Listing
from mentores.web.desk.lists.views import asked
from mentores.web.requests import PersonRequest

MOST = 200
RESULTS, KEPT = "together", 5


@dataclass(frozen=True, slots=True)
class Row:
    """A case, and what becomes of it: nothing yet if `why` is empty."""

    public_id: str
    name: str
    why: str | Promise
    is_done: bool


@require_POST
def prepare(request: PersonRequest, name: str) -> HttpResponse:
    """What would happen: first what has to be known for it, then each case, those left out with the reason."""
    kind, deed = LISTINGS[name], _deed(request, name)
    cases = _chosen(request, kind)
    if deed is None or not cases:
        messages.warning(request, _("Nothing was done: choose at least one case, and what to do."))
        return redirect(f"{reverse(f'desk:{name}')}?{request.GET.urlencode()}")
    is_answer = "asked" in request.POST or not deed.question(request.viewer, None).fields
    form = deed.question(request.viewer, request.POST if is_answer else None)
    return _page(request, kind, deed, cases, form)


@require_POST
def do(request: PersonRequest, name: str) -> HttpResponse:
    """Each case in a transaction of its own; what is left out in the meantime is left out here, too."""
    kind, deed = LISTINGS[name], _deed(request, name)
    if deed is None:
        raise Http404
    cases, form = _chosen(request, kind), deed.question(request.viewer, request.POST)
    if not form.is_valid():
        return _page(request, kind, deed, cases, form)
    by, at = request.viewer, timezone.now()
    against = deed.against(by, cases, form)
    became = {case.public_id: against.get(case.public_id) or attempt(deed, case, form, by=by, at=at) for case in cases}
    key = new_id()
    before = list(request.session.get(RESULTS, {}).items())[1 - KEPT :]
    request.session[RESULTS] = {**dict(before), key: {"list": name, "deed": deed.name, "became": became}}
    return redirect(f"desk:{name}-done", key)


@require_safe
def done(request: PersonRequest, name: str, key: str) -> HttpResponse:
    """What became of each case, as long as the session remembers it."""
    kind, result = LISTINGS[name], request.session.get(RESULTS, {}).get(key)
    if result is None or result["list"] != name:
        raise Http404
    cases = _laden(request.viewer, kind, list(result["became"]))
    rows = _rows(request.viewer, kind, cases, result["became"])
    context = {"listing": kind, "deed": DEEDS[result["deed"]], "rows": rows}
    return render(request, "desk/lists/done.html", context)


def _page(request: PersonRequest, kind: Listing, deed: Deed, cases: list[Any], form: Form) -> HttpResponse:
    viewer = request.viewer
    is_asked = form.is_bound and form.is_valid()
    rows = _rows(viewer, kind, cases, deed.against(viewer, cases, form))
    context = {
        "listing": kind,
        "deed": deed,
        "form": form,
        "said": _said(form) if is_asked else [],
        "is_asked": is_asked,
        "goes": [row for row in rows if not row.why],
        "left_out": [row for row in rows if row.why],
        "back": f"{reverse(kind.address)}?{request.GET.urlencode()}",
    }
    return render(request, "desk/lists/together.html", context, status=422 if form.is_bound and not is_asked else 200)


def _said(form: Form) -> list[tuple[str | Promise, str]]:
    """What was answered, in words."""
    said = [(field, form.cleaned_data.get(field.name)) for field in form]
    return [(field.label or "", _in_words(field, answer)) for field, answer in said if answer]


def _in_words(field: BoundField, answer: Any) -> str:
    if isinstance(answer, date):
        return in_words(answer)
    return str(dict(getattr(field.field, "choices", [])).get(answer, answer))


def _deed(request: PersonRequest, name: str) -> Deed | None:
    wanted = request.POST.get("deed", "")
    return next((deed for deed in deeds_for(request.viewer, name) if deed.name == wanted), None)


def _chosen(request: PersonRequest, kind: Listing) -> list[Any]:
    """The cases that were marked, or all that the filters find; at most so many that somebody can look them over."""
    if request.POST.get("all"):
        chosen = asked(request, kind).chosen()
        cases = found(kind.noun, request.viewer, chosen).order_by(*kind.order(chosen))
        return list(kind.laden(cases)[:MOST])
    return _laden(request.viewer, kind, request.POST.getlist("case")[:MOST])


def _laden(viewer: Viewer, kind: Listing, ids: list[str]) -> list[Any]:
    """Those of the viewer's cases that are named, in that order."""
    cases = {case.public_id: case for case in kind.laden(seen(kind.noun, viewer)).filter(public_id__in=ids)}
    return [cases[one] for one in ids if one in cases]


def _rows(viewer: Viewer, kind: Listing, cases: list[Any], became: dict[str, str]) -> list[Row]:
    """Each case by the name that the viewer is shown."""
    if kind.noun == MENTORSHIP:
        names = {case.public_id: case.mentee_name or case.mentor_name or "" for case in rows_for(viewer, cases)}
    else:
        names = {case.public_id: case.person.full_name for case in cases}
    return [
        Row(key, name, WHY[became[key]] if key in became else "", became.get(key) == DONE)
        for key, name in names.items()
    ]
