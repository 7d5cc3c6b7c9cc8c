"""Registering somebody at the counter, or from paper."""

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mentores.accounts.roles import CASE_ROLES
from mentores.admissions import services
from mentores.admissions.models import Application, ContactHow, Outcome, Way
from mentores.admissions.selectors import applications_for
from mentores.consents.models import Text
from mentores.consents.purposes import INFORMATION
from mentores.consents.selectors import text_for
from mentores.core.languages import DEFAULT
from mentores.messaging.ways import leads_to
from mentores.participants.models import Side
from mentores.partners.models import Entity
from mentores.web.desk.entity.views import own
from mentores.web.desk.registering.forms import AboutForm, SheetForm, whole_form
from mentores.web.forms import Several
from mentores.web.notice import layers
from mentores.web.registering.paper import Paper, paper_of
from mentores.web.registering.whole import WholeForm
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: PersonRequest) -> HttpResponse:
    """Who is it: somebody who is here, or a sheet of paper?"""
    _may_register(request)
    form = SheetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        paper: Paper = form.cleaned_data["code"]
        return redirect(f"{reverse('desk:register-side', args=[paper.side])}?sheet={paper.code}")
    return render(request, "desk/registering/begin.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PersonRequest, side: str) -> HttpResponse:
    """All questions on one page; the case that comes of it opens at once."""
    paper = paper_of(request.GET.get("sheet", ""))
    if side not in Side.values or (paper and paper.side != side):
        raise Http404
    _may_register(request)
    entity, now = own(request), timezone.now()
    notice = _notice(now)
    data = request.POST if request.method == "POST" else None
    form = whole_form(data, side=side, takes_minors=entity.takes_minors, on_paper=paper is not None)
    reader = translation.get_language() or DEFAULT
    about = AboutForm(data, paper=paper, real=entity.may_register_real_people, language=reader)
    wrong = [one for one in (form, about) if not one.is_valid()]  # both say what is wrong with them
    if notice and not wrong:
        application = _registered(request, entity, form, about, paper=paper, notice=notice, at=now)
        return _opened(request, application)
    context = {
        "side": side,
        "paper": paper,
        "form": form,
        "about": about,
        "mistakes": Several(form, about),
        "notice": layers(notice) if notice else None,
        "entity": entity,
    }
    return render(request, "desk/registering/form.html", context, status=422 if form.is_bound else 200)


def _registered(
    request: PersonRequest,
    entity: Entity,
    form: WholeForm,
    about: AboutForm,
    *,
    paper: Paper | None,
    notice: Text,
    at: datetime,
) -> Application:
    """The case. Whoever was here while it was written down has been spoken with."""
    said, by = about.cleaned_data, request.viewer
    registration = form.registration(language=said["language"])
    application = services.submit(
        replace(registration.applicant, invented=said.get("invented", False)),
        registration.answers,
        side=registration.side,
        areas=registration.areas,
        languages=registration.languages,
        notice=notice,
        by=by,
        at=at,
        chosen=entity,
        form_key=said["form_key"],
        way=Way.PAPER if paper else Way.ASSISTED,
    )
    if paper is None and application.reached_at is None and _is_ours(request, application):
        services.note_contact(application, outcome=Outcome.REACHED, how=ContactHow.IN_PERSON, by=by, at=at)
    return application


def _opened(request: PersonRequest, application: Application) -> HttpResponse:
    messages.success(request, _("The person is registered."))
    if not leads_to(application.person):
        messages.info(request, _("No message can reach this person: what we write waits for you in «To contact»."))
    if _is_ours(request, application):
        return redirect("desk:application", application.public_id)
    messages.warning(request, _("Another entity has the case: yours does not work with people now."))
    return redirect("desk:applications")


def _is_ours(request: PersonRequest, application: Application) -> bool:
    return applications_for(request.viewer).filter(pk=application.pk).exists()


def _notice(now: datetime) -> Text | None:
    try:
        return text_for(INFORMATION, on=timezone.localdate(now))
    except Text.DoesNotExist:
        return None


def _may_register(request: PersonRequest) -> None:
    if request.viewer.role not in CASE_ROLES:
        raise PermissionDenied
