"""Not accepting, with the letter looked at first; asking another entity; and the answers that come."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.admissions import services
from mentores.admissions.dossier import dossier_of
from mentores.admissions.models import Application, Reason
from mentores.admissions.selectors import applications_for
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.models import Entity
from mentores.partners.selectors import directory
from mentores.partners.services import EntityNotActive, OnlyInventedPeople
from mentores.web.desk import refusals
from mentores.web.desk.applications.acts import say_who_tells_the_person
from mentores.web.desk.applications.case import application_of, worked_on
from mentores.web.desk.applications.forms import DeclineForm, ReferForm
from mentores.web.desk.applications.letters import of_refusal
from mentores.web.requests import PersonRequest

ANSWERS: Mapping[str, Callable[..., Any]] = {"yes": services.say_yes, "no": services.say_no}
REFERRAL_REFUSED: Mapping[type[Exception], str | Promise] = {
    EntityNotActive: _("Nothing was changed: this entity does not work with people now. Choose another one."),
    OnlyInventedPeople: _("Nothing was changed: this entity cannot register real people yet. Choose another one."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    """The reason first, then the letter as the person will read it, then it is sent."""
    application = worked_on(request, public_id)
    if request.method != "POST":
        reason = request.GET.get("reason", "")
        initial = {"reason": reason if reason in Reason.values else ""}
        form = DeclineForm(side=application.side, initial=initial)
        return render(request, "desk/applications/decline.html", {"application": application, "form": form})
    form = DeclineForm(request.POST, side=application.side)
    if not form.is_valid() or "send" not in request.POST:
        return looked_at(request, application, form)
    with refusals.told(request):
        services.decline(application, by=request.viewer, at=timezone.now(), **form.facts())
        messages.success(request, _("The application is not accepted."))
        say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


def looked_at(request: PersonRequest, application: Application, form: DeclineForm) -> HttpResponse:
    """The letter before it is sent; the form again if it was not understood."""
    context: dict[str, object] = {"application": application, "form": form}
    if form.is_valid():
        said = form.facts()
        context["letters"] = of_refusal(
            application, reason=said["reason"], unmet=said["unmet"], elsewhere=said["elsewhere"]
        )
    return render(request, "desk/applications/decline.html", context, status=200 if form.is_valid() else 422)


def others_than(application: Application, *, at: datetime) -> list[Entity]:
    """The entities that can be asked to accompany somebody, by name."""
    return list(directory(on=timezone.localdate(at)).exclude(applications=application))


@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: PersonRequest, public_id: str) -> HttpResponse:
    """Another entity and the person are asked; the case stays here until both say yes."""
    application, now = worked_on(request, public_id), timezone.now()
    form = ReferForm(request.POST if request.method == "POST" else None, entities=others_than(application, at=now))
    if not form.is_valid():
        context = {"application": application, "form": form}
        return render(request, "desk/applications/refer.html", context, status=422 if form.is_bound else 200)
    with refusals.told(request, REFERRAL_REFUSED):
        note = form.cleaned_data["note"]
        services.refer(application, to=form.entity(), note=note, by=request.viewer, at=now)
        messages.success(request, _("The other entity and the person are asked."))
    return redirect("desk:application", public_id)


@require_POST
def call_back(request: PersonRequest, public_id: str) -> HttpResponse:
    application = application_of(request, public_id)
    with refusals.told(request):
        services.call_back(application, by=request.viewer, at=timezone.now())
        messages.success(request, _("Nobody else is asked any more. The case goes on here."))
    return redirect("desk:application", public_id)


@require_POST
def person_says(request: PersonRequest, public_id: str, answer: str) -> HttpResponse:
    """The person has told the staff whether the other entity may take over."""
    application = worked_on(request, public_id)
    referral, act = dossier_of(request.viewer, application).referral, ANSWERS[answer]
    with refusals.told(request, REFERRAL_REFUSED):
        if referral is None:
            raise ActNotPossible("nobody is asked")
        act(referral, by=request.viewer, at=timezone.now())
        messages.success(request, _("The answer of the person is written down."))
    stays = applications_for(request.viewer).filter(public_id=public_id).exists()
    return redirect("desk:application", public_id) if stays else redirect("desk:applications")
