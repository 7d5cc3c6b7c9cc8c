"""What staff do to an application with one button, and the refusals they may meet."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mentores.admissions import services
from mentores.admissions.dossier import dossier_of
from mentores.admissions.models import Application, Outcome
from mentores.admissions.services.interviews import InThePast
from mentores.messaging.ways import leads_to
from mentores.training.selectors import session_for
from mentores.training.services import invite
from mentores.training.topics import Kind
from mentores.web.desk import refusals
from mentores.web.desk.applications.case import (
    BEFORE_THE_INTERVIEW,
    application_of,
    booking_form,
    shown,
    worked_on,
)
from mentores.web.desk.applications.forms import ContactForm, FactForm, accept_form
from mentores.web.desk.forms import NoteForm
from mentores.web.requests import PersonRequest

REFUSED: Mapping[type[Exception], str | Promise] = {
    InThePast: _("Nothing was changed: this time is past. Choose a later one."),
    services.AlreadyTakesPart: _("Nothing was changed: this person takes part already or has a newer application."),
}
TRIED: Mapping[str, str | Promise] = {
    Outcome.REACHED: _("It is noted that you spoke. Now book the interview."),
    Outcome.NO_ANSWER: _("It is noted that nobody answered."),
    Outcome.WRONG_NUMBER: _("It is noted that the number is wrong. Write to the person, or correct the number."),
    Outcome.LEFT_MESSAGE: _("It is noted that you left a message."),
}


@require_POST
def contact(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody tried to reach the person: the outcome is the button."""
    application = application_of(request, public_id)
    form = ContactForm(request.POST, application=application)
    if "outcome" in form.errors:
        raise Http404  # only a button sends this form
    if not form.is_valid():
        return shown(request, application, contact=form)
    with refusals.told(request):
        services.note_contact(application, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, str(_tried(form.cleaned_data["outcome"], application)))
    return redirect("desk:application", public_id)


@require_POST
def book(request: PersonRequest, public_id: str) -> HttpResponse:
    return _booked(request, public_id, services.book, _("The interview is booked."))


@require_POST
def rebook(request: PersonRequest, public_id: str) -> HttpResponse:
    return _booked(request, public_id, services.rebook, _("The interview is moved."))


@require_POST
def miss(request: PersonRequest, public_id: str) -> HttpResponse:
    return _done(request, public_id, services.miss, _("It is noted that the person did not come. Book another time."))


@require_POST
def cancel(request: PersonRequest, public_id: str) -> HttpResponse:
    return _done(request, public_id, services.cancel_interview, _("The interview is called off."), tells=True)


@require_POST
def accept(request: PersonRequest, public_id: str) -> HttpResponse:
    """After the interview, when the decision was left for later."""
    application = application_of(request, public_id)
    form = accept_form(application, request.POST)
    if not form.is_valid():
        return shown(request, application, accept=form)
    with refusals.told(request, REFUSED):
        services.accept(application, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The application is accepted."))
        say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


@require_POST
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    return _done(request, public_id, services.withdraw, _("The application is withdrawn."))


@require_POST
def reopen(request: PersonRequest, public_id: str) -> HttpResponse:
    """A decision taken by mistake is undone."""
    return _done(request, public_id, services.reopen, _("The application is open again."), with_note=True)


@require_POST
def note(request: PersonRequest, public_id: str) -> HttpResponse:
    application = application_of(request, public_id)
    form = FactForm(request.POST)
    if not form.is_valid():
        return shown(request, application, note=form)
    services.write_note(application.person, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("The note is written down."))
    return redirect("desk:application", public_id)


@require_POST
def inform(request: PersonRequest, public_id: str, session: str) -> HttpResponse:
    """The person is invited to an information session."""
    application = worked_on(request, public_id)
    chosen = session_for(request.viewer, session)
    if chosen is None or chosen.kind != Kind.INFORMATION:
        raise Http404
    with refusals.told(request):
        invite(chosen, [application.person], by=request.viewer, at=timezone.now())
        messages.success(request, _("The person is invited to the information session."))
        say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


def say_who_tells_the_person(request: PersonRequest, application: Application) -> None:
    """How the person gets to know what was decided."""
    if leads_to(application.person):
        messages.info(request, _("The person is told by e-mail or text message."))
    else:
        messages.warning(request, _("No message can reach this person: the answer waits for you in «To contact»."))


def _booked(request: PersonRequest, public_id: str, act: Callable[..., Any], sentence: Promise) -> HttpResponse:
    application, now = application_of(request, public_id), timezone.now()
    dossier = dossier_of(request.viewer, application)
    form = booking_form(request, application, request.POST, dossier=dossier, now=now)
    if not form.is_valid():
        return shown(request, application, booking=form)
    with refusals.told(request, REFUSED):
        act(application, by=request.viewer, at=now, **form.booking())
        messages.success(request, str(sentence))
        say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


def _done(
    request: PersonRequest,
    public_id: str,
    act: Callable[..., Any],
    sentence: Promise,
    *,
    tells: bool = False,
    with_note: bool = False,
) -> HttpResponse:
    """An act that asks nothing, or nothing but a note."""
    application = application_of(request, public_id)
    form = NoteForm(request.POST)
    more = form.cleaned_data if with_note and form.is_valid() else {}
    with refusals.told(request, REFUSED):
        act(application, by=request.viewer, at=timezone.now(), **more)
        messages.success(request, str(sentence))
        if tells:
            say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


def _tried(outcome: str, application: Application) -> str | Promise:
    """What is said after an attempt; with an interview to come, or behind, nobody has to book one."""
    if outcome == Outcome.REACHED and application.state not in BEFORE_THE_INTERVIEW:
        return _("It is noted that you spoke.")
    return TRIED[outcome]
