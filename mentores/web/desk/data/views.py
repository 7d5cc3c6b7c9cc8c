"""What the entity does at a person's wish with the person's data."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.accounts.models import User
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.policies import MAY_PROFILE
from mentores.participants.services.persons import correct_person
from mentores.privacy import selectors, services
from mentores.privacy.policies import MAY
from mentores.web.desk import refusals
from mentores.web.desk.data.forms import ContactForm, EraseForm, HoldForm
from mentores.web.requests import PersonRequest

OBSTACLES: Mapping[type[Exception], str | Promise] = {
    services.StillInMentorship: gettext_lazy("A mentorship is open. End it first: the other person is told."),
    services.ProposalOpen: gettext_lazy("A proposal waits for answers. Take it back first, or wait for the answers."),
    services.OnHold: gettext_lazy(
        "The data is kept because of a complaint. First end that, when the complaint is over."
    ),
    services.WorksHere: gettext_lazy("This person works in the programme. End the role first."),
    services.ElsewhereToo: gettext_lazy(
        "Another entity has data of this person too. It ends its part first; the national team can help."
    ),
    services.GoneAlready: gettext_lazy("This was deleted before."),
}


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _person(request, public_id))


@require_safe
def copy(request: PersonRequest, public_id: str) -> HttpResponse:
    """Everything about the person, to read together or to print."""
    person = _person(request, public_id)
    found = selectors.copy_for(request.viewer, person, at=timezone.now())
    if found is None:
        raise Http404
    return render(request, "desk/data/copy.html", {"person": person, "copy": found})


@require_POST
def download(request: PersonRequest, public_id: str) -> HttpResponse:
    """The copy as a file, to hand over; that it was made stands in the record."""
    found = services.copy_of(_person(request, public_id), by=request.viewer, at=timezone.now())
    answer = JsonResponse(found.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{public_id}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: PersonRequest, public_id: str) -> HttpResponse:
    """Name, contact and language in a form; a POST puts them right."""
    person = _person(request, public_id)
    if not MAY_PROFILE["correct_person"](request.viewer, person.profile):
        raise PermissionDenied
    form = ContactForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        with refusals.told(request):
            change = correct_person(person.profile, form.details(), by=request.viewer, at=timezone.now())
            said = _("Name and contact are changed.") if change else _("Nothing was different.")
            messages.success(request, said)
        return redirect("desk:data", public_id)
    context = {"person": person, "form": form}
    return render(request, "desk/data/contact.html", context, status=422 if form.is_bound else 200)


@require_POST
def hold(request: PersonRequest, public_id: str) -> HttpResponse:
    person = _person(request, public_id)
    form = HoldForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form=form)
    services.hold(person, why=form.cleaned_data["why"], by=request.viewer, at=timezone.now())
    messages.success(request, _("The data stays until you end this."))
    return redirect("desk:data", public_id)


@require_POST
def release(request: PersonRequest, public_id: str) -> HttpResponse:
    with refusals.told(request):
        services.release(_person(request, public_id), by=request.viewer, at=timezone.now())
        messages.success(request, _("The data is kept for its usual time again."))
    return redirect("desk:data", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: PersonRequest, public_id: str) -> HttpResponse:
    """What goes and what stays; a POST deletes."""
    person = _person(request, public_id)
    if not MAY["erase"](request.viewer, person) and request.method != "POST":
        raise Http404
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = False
        with refusals.told(request, OBSTACLES):
            services.erase(person, by=request.viewer, at=timezone.now())
            messages.success(request, _("The data is deleted. Tell the person, and how to come back one day."))
            done = True
        return redirect("desk:home") if done else redirect("desk:data-erase", public_id)
    context = {"person": person, "form": form, "obstacle": _obstacle(request, person)}
    return render(request, "desk/data/erase.html", context, status=422 if form.is_bound else 200)


def _person(request: PersonRequest, public_id: str) -> User:
    """Somebody whom the entity has a case of. Raises Http404."""
    person = selectors.person_for(request.viewer, public_id)
    if person is None:
        raise Http404
    return person


def _page(request: PersonRequest, person: User, *, form: HoldForm | None = None) -> HttpResponse:
    viewer, now = request.viewer, timezone.now()
    context = {
        "person": person,
        "cases": selectors.cases_of(viewer, person),
        "holds": selectors.holds_of(viewer, person),
        "form": form or HoldForm(),
        "may": {act for act, rule in MAY.items() if rule(viewer, person)},
        "may_correct": MAY_PROFILE["correct_person"](viewer, person.profile),
        "likenesses": selectors.likely_same(viewer, person),
        "mergers": selectors.mergers_of(viewer, person, at=now),
    }
    return render(request, "desk/data/page.html", context, status=422 if form else 200)


def _obstacle(request: PersonRequest, person: User) -> str | Promise:
    """What stands in the way of deleting; empty if nothing does."""
    try:
        services.refuse_if_needed(person, by=request.viewer, at=timezone.now())
    except ActNotPossible as refusal:
        return OBSTACLES[type(refusal)]
    return ""
