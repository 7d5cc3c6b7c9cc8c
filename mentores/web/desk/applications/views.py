"""Applications: who asks to take part, and the entity's answer."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application
from mentores.admissions.policies import acts_for
from mentores.admissions.selectors import ANSWER_DAYS, applications_for, story_of
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.web.desk import refusals, search
from mentores.web.desk.answers import answers_of
from mentores.web.desk.applications.forms import AcceptMentorForm, ApplicationFilters, DeclineForm
from mentores.web.desk.charges.held import held, in_hands_of
from mentores.web.desk.story import told
from mentores.web.requests import PersonRequest

ROWS = 25
WORDS: Mapping[str, str | Promise] = {
    "begin": _("The form arrived."),
    "assign": _("The national team gave the application to this entity."),
    "transfer": _("The national team gave the application to this entity."),
    "accept": _("The application was accepted."),
    "decline": _("The application was not accepted."),
    "withdraw": _("The application was withdrawn."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: PersonRequest) -> HttpResponse:
    """The applications, longest wait first; those without a decision unless another state is chosen."""
    if request.method == "POST":
        return search.kept(request, ApplicationFilters)
    filters = search.asked(request, ApplicationFilters, state=State.SUBMITTED)
    chosen = filters.chosen()
    who = chosen.pop("who")
    found = in_hands_of(who, applications_for(request.viewer, **chosen), viewer=request.viewer, kind="application")
    return render(
        request,
        "desk/applications/listing.html",
        {
            "filters": filters,
            "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
            "today": timezone.localdate(),
        },
    )


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    application = _application(request, public_id)
    return _page(request, application)


@require_POST
def accept(request: PersonRequest, public_id: str) -> HttpResponse:
    application = _application(request, public_id)
    form = _accept_form(application, request.POST)
    if not form.is_valid():
        return _page(request, application, accept=form)
    with refusals.told(request):
        services.accept(application, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The application is accepted."))
        _say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


@require_POST
def decline(request: PersonRequest, public_id: str) -> HttpResponse:
    application = _application(request, public_id)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, application, decline=form)
    with refusals.told(request):
        services.decline(application, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The application is not accepted."))
        _say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


@require_POST
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    application = _application(request, public_id)
    with refusals.told(request):
        services.withdraw(application, by=request.viewer, at=timezone.now())
        messages.success(request, _("The application is withdrawn."))
    return redirect("desk:application", public_id)


def _application(request: PersonRequest, public_id: str) -> Application:
    return get_object_or_404(applications_for(request.viewer), public_id=public_id)


def _say_who_tells_the_person(request: PersonRequest, application: Application) -> None:
    if application.person.contact_email:
        messages.info(request, _("The person is told by e-mail."))
    else:
        messages.warning(request, _("The person gave no e-mail address: please tell the person by telephone."))


def _page(request: PersonRequest, application: Application, **wrong: Form) -> HttpResponse:
    """The page of an application; `wrong` is a form that was not understood, which it then answers."""
    forms = {"accept": _accept_form(application), "decline": DeclineForm()}
    return render(
        request,
        "desk/applications/page.html",
        {
            "application": application,
            "held": held(request.viewer, "application", application.public_id),
            "participant": _participant(request, application),
            "answers": answers_of(application.profile, side=application.side),
            "acts": acts_for(request.viewer, application),
            "story": told(story_of(application), WORDS, viewer=request.viewer),
            "today": timezone.localdate(),
            "answer_days": ANSWER_DAYS,
            **forms,
            **wrong,
        },
        status=422 if wrong else 200,
    )


def _accept_form(application: Application, data: Mapping[str, str] | None = None) -> Form:
    """Only a mentor's acceptance asks something."""
    return AcceptMentorForm(data) if application.side == Side.MENTOR else Form(data)


def _participant(request: PersonRequest, application: Application) -> Mentor | Mentee | None:
    """Who the person has become."""
    if application.state != State.ACCEPTED:
        return None
    people = mentors_for(request.viewer) if application.side == Side.MENTOR else mentees_for(request.viewer)
    return people.filter(person_id=application.person_id).first()
