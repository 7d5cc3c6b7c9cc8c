"""Who shares applications how, the conditions to take part, and where else people can turn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.admissions import services
from mentores.admissions.models import Rule, Signpost
from mentores.admissions.selectors import every_rule, every_signpost, sharings
from mentores.partners.policies import runs_the_network
from mentores.territories.selectors import municipalities
from mentores.web.office.admission.forms import RuleForm, SharingForm, SignpostForm, WordsForm
from mentores.web.requests import PersonRequest


@dataclass(frozen=True, slots=True)
class Kind:
    """A list that the national team keeps: what its rows are, and with which form and acts."""

    model: type[Rule | Signpost]
    every: Callable[[], Sequence[Rule | Signpost]]
    form: Callable[..., WordsForm]
    add: Callable[..., Rule | Signpost]
    change: Callable[..., Rule | Signpost]
    title: str | Promise
    new: str | Promise


KINDS: Mapping[str, Kind] = {
    "rule": Kind(
        model=Rule,
        every=every_rule,
        form=RuleForm,
        add=services.add_rule,
        change=services.change_rule,
        title=_("A condition to take part"),
        new=_("A new condition"),
    ),
    "signpost": Kind(
        model=Signpost,
        every=every_signpost,
        form=SignpostForm,
        add=services.add_signpost,
        change=services.change_signpost,
        title=_("A service for others"),
        new=_("A new service"),
    ),
}
ACTS: Mapping[str, tuple[Callable[..., object], str | Promise]] = {
    "retire": (services.retire, _("It is not shown any more. Cases that name it keep it.")),
    "restore": (services.restore, _("It is shown again.")),
    "earlier": (partial(services.reorder, earlier=True), _("The order is changed.")),
    "later": (partial(services.reorder, earlier=False), _("The order is changed.")),
}


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    return _page(request, SharingForm())


@require_POST
def sharing(request: PersonRequest) -> HttpResponse:
    """What the entities of a municipality have agreed."""
    form = SharingForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    place = municipalities().get(code=form.cleaned_data["municipality"])
    services.agree_on_sharing(place, rule=form.cleaned_data["rule"], by=request.viewer, at=timezone.now())
    messages.success(request, _("The rule is saved. It holds for new applications."))
    return redirect("office:admission")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest, kind: str) -> HttpResponse:
    """One more condition, or one more service."""
    chosen = KINDS[kind]
    form = chosen.form(request.POST if request.method == "POST" else None, said=chosen.model())
    if form.is_valid():
        chosen.add(**form.facts(), by=request.viewer, at=timezone.now())
        messages.success(request, _("It is added. It stands last."))
        return redirect("office:admission")
    return _form(request, form, {"title": chosen.new})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, kind: str, code: str) -> HttpResponse:
    """The words of one condition or of one service."""
    chosen, said = KINDS[kind], _named(kind, code)
    form = chosen.form(request.POST if request.method == "POST" else None, said=said)
    if form.is_valid():
        chosen.change(said, **form.facts(), by=request.viewer, at=timezone.now())
        messages.success(request, _("The text is saved."))
        return redirect("office:admission")
    return _form(request, form, {"said": said, "kind": kind, "title": chosen.title})


@require_POST
def act(request: PersonRequest, kind: str, code: str, name: str) -> HttpResponse:
    """Show it no longer or again, or give it another place in the list."""
    if name not in ACTS:
        raise Http404
    do, done = ACTS[name]
    do(_named(kind, code), by=request.viewer, at=timezone.now())
    messages.success(request, str(done))
    return redirect("office:admission")


def _page(request: PersonRequest, form: SharingForm) -> HttpResponse:
    context = {
        "sharings": sharings(),
        "form": form if runs_the_network(request.viewer) else None,
        "rules": every_rule(),
        "signposts": every_signpost(),
    }
    return render(request, "office/admission/page.html", context, status=422 if form.is_bound else 200)


def _form(request: PersonRequest, form: WordsForm, context: dict[str, object]) -> HttpResponse:
    return render(
        request, "office/admission/edit.html", {"form": form, **context}, status=422 if form.is_bound else 200
    )


def _named(kind: str, code: str) -> Rule | Signpost:
    said = next((one for one in KINDS[kind].every() if one.code == code), None)
    if said is None:
        raise Http404
    return said
