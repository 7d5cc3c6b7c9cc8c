"""Taking a break, coming back and leaving: for oneself, at any time, without saying why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from mentores.accounts.viewer import Viewer
from mentores.consents.services import ConsentWithdrawn
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MenteeStanding, MentorStanding
from mentores.participants.models import Mentee, Mentor, WhyMenteeLeft, WhyMentorLeft
from mentores.participants.selectors import mentees_for, mentors_for, standing_of
from mentores.participants.services import mentees, mentors
from mentores.participants.services.mentors import PlacesTaken
from mentores.privacy.ends import months_of
from mentores.privacy.models import Code
from mentores.web.my.part.forms import BreakForm
from mentores.web.requests import PersonRequest

shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the acts of one side are, and what they say afterwards."""

    name: str
    find: Callable[[Viewer], Any]
    busy: str
    pause: Callable[..., Any]
    resume: Callable[..., Any]
    leave: Callable[..., Any]
    ask_to_leave: Callable[..., Any]
    because: str
    paused: str | Promise
    resumed: str | Promise


MENTOR = Kind(
    name="mentor",
    find=mentors_for,
    busy=MentorStanding.MENTORING,
    pause=mentors.pause_mentor,
    resume=mentors.resume_mentor,
    leave=mentors.deactivate,
    ask_to_leave=mentors.ask_to_leave,
    because=WhyMentorLeft.OWN_WISH,
    paused=gettext_lazy("You take a break. Nobody asks you about a new person until you come back."),
    resumed=gettext_lazy("You are back. We write to you when there is a person you could help."),
)
MENTEE = Kind(
    name="mentee",
    find=mentees_for,
    busy=MenteeStanding.MENTORED,
    pause=mentees.pause_mentee,
    resume=mentees.resume_mentee,
    leave=mentees.finish,
    ask_to_leave=mentees.ask_to_leave,
    because=WhyMenteeLeft.OWN_WISH,
    paused=gettext_lazy("You take a break. We do not look for a mentor until you come back."),
    resumed=gettext_lazy("We look for a mentor for you again. The days you waited before still count."),
)
REFUSED: Mapping[type[Exception], str | Promise] = {
    ConsentWithdrawn: gettext_lazy(
        "You said that you do not want this any more. First read the text again, on the page with your data."
    ),
    ActNotPossible: gettext_lazy("This is not possible as things stand now. Nothing was changed."),
    PlacesTaken: gettext_lazy("You have said yes to somebody. Your entity talks with both of you first."),
}


@shows_and_acts
def pause_mentor(request: PersonRequest) -> HttpResponse:
    return _pause(request, MENTOR)


@shows_and_acts
def pause_mentee(request: PersonRequest) -> HttpResponse:
    return _pause(request, MENTEE)


@require_POST
def resume_mentor(request: PersonRequest) -> HttpResponse:
    return _do(request, MENTOR.resume, _own(request, MENTOR), MENTOR.resumed)


@require_POST
def resume_mentee(request: PersonRequest) -> HttpResponse:
    return _do(request, MENTEE.resume, _own(request, MENTEE), MENTEE.resumed)


@shows_and_acts
def leave_mentor(request: PersonRequest) -> HttpResponse:
    return _leave(request, MENTOR)


@shows_and_acts
def leave_mentee(request: PersonRequest) -> HttpResponse:
    return _leave(request, MENTEE)


def _pause(request: PersonRequest, kind: Kind) -> HttpResponse:
    """How long, if one knows; a POST begins the break."""
    case = _own(request, kind)
    form = BreakForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _do(request, kind.pause, case, kind.paused, **form.cleaned_data)
    context = {"kind": kind.name, "case": case, "form": form}
    return render(request, "my/part/pause.html", context, status=422 if request.method == "POST" else 200)


def _leave(request: PersonRequest, kind: Kind) -> HttpResponse:
    """What happens then; a POST leaves, or asks the entity to end a mentorship that is under way first."""
    case = _own(request, kind)
    is_busy = standing_of(case) == kind.busy
    if request.method != "POST":
        context = {"kind": kind.name, "case": case, "is_busy": is_busy, "months": months_of(Code.LEFT)}
        return render(request, "my/part/leave.html", context)
    if is_busy:
        said = _("Your entity knows that you want to leave. It talks with both of you.")
        return _do(request, kind.ask_to_leave, case, said)
    said = _("You have left. Thank you for being there. You can come back at any time.")
    return _do(request, kind.leave, case, said, because=kind.because)


def _own(request: PersonRequest, kind: Kind) -> Any:
    """One's own part of this side. Raises Http404 for whoever has none."""
    case: Mentor | Mentee | None = kind.find(request.viewer).first()
    if case is None:
        raise Http404
    return case


def _do(
    request: PersonRequest, act: Callable[..., object], case: object, said: str | Promise, **options: object
) -> HttpResponse:
    """Do `act` to one's own part in the programme, and say what happened."""
    try:
        act(case, by=request.viewer, at=timezone.now(), **options)
    except tuple(REFUSED) as refusal:
        messages.warning(request, str(REFUSED[type(refusal)]))
    else:
        messages.success(request, str(said))
    return redirect("my:home")
