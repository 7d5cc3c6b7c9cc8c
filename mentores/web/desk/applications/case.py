"""The page of one application: the case on one screen, with the one act that comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mentores.accounts.roles import CASE_ROLES
from mentores.admissions.dossier import Dossier, dossier_of
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application
from mentores.admissions.policies import acts_for, writes_notes
from mentores.admissions.sayings import to_reach
from mentores.admissions.selectors import applications_for, story_of
from mentores.admissions.slots import slots_for
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.privacy.selectors import likely_same
from mentores.questionnaires.selectors import named
from mentores.web.desk.answers import answers_of
from mentores.web.desk.applications.forms import BookingForm, ContactForm, FactForm, accept_form
from mentores.web.desk.applications.sessions import sessions_to_come
from mentores.web.desk.charges.held import held
from mentores.web.desk.story import told
from mentores.web.guide import answered
from mentores.web.requests import PersonRequest
from mentores.web.today import said_by

WORDS: Mapping[str, str | Promise] = {
    "begin": _("The form arrived."),
    "assign": _("The national team gave the application to this entity."),
    "merge": _("It was the same person as in another registration."),
    "transfer": _("The national team gave the application to this entity."),
    "contact": _("Somebody tried to reach the person."),
    "reach": _("We spoke with the person."),
    "book": _("An interview was booked."),
    "rebook": _("The interview was moved to another time."),
    "miss": _("The person did not come to the interview."),
    "cancel_interview": _("The interview was called off."),
    "confirm_interview": _("The person confirmed the interview."),
    "ask_another_time": _("The person asked for another time."),
    "interview": _("The interview took place."),
    "correct_interview": _("What was written in the interview was corrected."),
    "refer": _("Another entity was asked to accompany the person."),
    "say_yes": _("One of those asked said yes."),
    "call_back": _("The case goes on here: the other entity does not take it."),
    "take_over": _("The person and the other entity said yes: it has the case now."),
    "reopen": _("The application was opened again."),
    "accept": _("The application was accepted."),
    "decline": _("The application was not accepted."),
    "withdraw": _("The application was withdrawn."),
}
BEFORE_THE_INTERVIEW = (State.SUBMITTED, State.IN_REVIEW)
TRIES = 3  # after so many attempts in vain the page offers to close the case


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, by the name of its part of the page, and its heading."""

    part: str
    title: str | Promise


NEXT: Mapping[str, Next] = {
    State.SUBMITTED: Next("reach", _("Next: talk with the person")),
    State.IN_REVIEW: Next("book", _("Next: book the interview")),
    State.BOOKED: Next("booked", _("Next: the interview")),
    State.INTERVIEWED: Next("decide", _("Next: decide")),
    State.REFERRED: Next("asked", _("Next: the answers of the person and of the other entity")),
    State.NOT_ACCEPTED: Next("undo", _("Was this a mistake?")),
    State.WITHDRAWN: Next("undo", _("Was this a mistake?")),
}


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return shown(request, application_of(request, public_id))


def application_of(request: PersonRequest, public_id: str) -> Application:
    """The application, if the viewer may see it; else the answer is that it is not there."""
    return get_object_or_404(applications_for(request.viewer), public_id=public_id)


def worked_on(request: PersonRequest, public_id: str) -> Application:
    """The application, for those who work on cases. Raises PermissionDenied for whoever only reads."""
    application = application_of(request, public_id)
    if request.viewer.role not in CASE_ROLES:
        raise PermissionDenied
    return application


def shown(request: PersonRequest, application: Application, **wrong: Form) -> HttpResponse:
    """The page of an application; `wrong` is a form that was not understood, which it then answers."""
    viewer, now = request.viewer, timezone.now()
    dossier, acts = dossier_of(viewer, application), acts_for(viewer, application)
    context = {
        "application": application,
        "dossier": dossier,
        "next": NEXT.get(application.state) if acts else None,
        "acts": acts,
        "held": held(viewer, "application", application.public_id),
        "person": application.person,
        "likenesses": likely_same(viewer, application.person),
        "due": said_by(application.due_on, on=timezone.localdate(now)),
        "is_late": application.due_on is not None and application.due_on < timezone.localdate(now),
        "participant": _participant(request, application),
        "answers": answers_of(application.profile, side=application.side),
        "interview_answers": _interview_answers(dossier),
        "story": told(story_of(application), WORDS, viewer=viewer),
        "today": timezone.localdate(now),
        "is_time": _is_time(dossier, now=now),
        "tried_in_vain": application.reached_at is None and dossier.attempts >= TRIES,
        "note": FactForm() if writes_notes(viewer, application.person) else None,
    }
    if acts and application.is_open:
        context |= {"contact": ContactForm(application=application), "saying": to_reach(application)}
    if acts and application.state in BEFORE_THE_INTERVIEW:
        context["sessions"] = sessions_to_come(viewer, application, at=now)
    if "accept" in acts:
        context["accept"] = accept_form(application)
    if {"book", "rebook"} & set(acts):
        context["booking"] = booking_form(request, application, dossier=dossier, now=now)
    return render(request, "desk/applications/page.html", {**context, **wrong}, status=422 if wrong else 200)


def booking_form(
    request: PersonRequest,
    application: Application,
    data: Mapping[str, str] | None = None,
    *,
    dossier: Dossier,
    now: datetime,
) -> BookingForm:
    assert application.entity is not None  # at the desk every case has an entity
    return BookingForm(
        data,
        entity=application.entity,
        slots=slots_for(request.viewer, application, at=now),
        booked=dossier.booked,
        lives_abroad=application.profile.lives_abroad,
    )


def _participant(request: PersonRequest, application: Application) -> Mentor | Mentee | None:
    """Who the person has become."""
    if application.state != State.ACCEPTED:
        return None
    people = mentors_for(request.viewer) if application.side == Side.MENTOR else mentees_for(request.viewer)
    return people.filter(person_id=application.person_id).first()


def _interview_answers(dossier: Dossier) -> Sequence[tuple[str, str]]:
    held = dossier.held
    return answered(named(held.guide), held.answers) if held else []


def _is_time(dossier: Dossier, *, now: datetime) -> bool:
    """The hour of the interview has come: the person may not have."""
    return dossier.booked is not None and dossier.booked.starts_at is not None and dossier.booked.starts_at <= now
