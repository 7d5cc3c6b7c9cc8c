"""How one's registration stands: who is the contact, until when, the interview, another entity, and withdrawing."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Interview, Referral
from mentores.admissions.policies import acts_for
from mentores.admissions.selectors import applications_for, booked_interview, colleague_of, named_to, open_referral
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.selectors import part_of
from mentores.web import calendar
from mentores.web.participation.applications.forms import AnotherTimeForm
from mentores.web.participation.roads import road_of

Said = Promise | str
CHANGED = _("Something has changed in the meantime. Nothing was done. The page shows how things are now.")
DECIDED = _("This registration was decided or withdrawn before. Nothing was changed.")


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str, add: str = "") -> HttpResponse:
    """One registration in words; a POST does what its button says. `base` is the door's template.

    `add` is the address where the door asks for whatever else they like to tell.
    """
    application = _application(viewer, public_id)
    wish = AnotherTimeForm()
    if request.method == "POST":
        if request.POST.get("act") != "another_time":
            return _act(request, viewer, application)
        wish = AnotherTimeForm(request.POST)
        if wish.is_valid():
            return _ask_another_time(request, viewer, application, wish.cleaned_data["wish"])
    interview = booked_interview(application)
    part = part_of(application.profile, application.side) if application.state == State.ACCEPTED else None
    context = {
        "base": base,
        "application": application,
        "acts": acts_for(viewer, application),
        "interview": interview,
        "starts_at": _on_their_clock(application, interview),
        "part": part,
        "entity": part.entity if part else application.entity,
        "road": road_of(part) if part else None,
        "referral": open_referral(application),
        "colleague": colleague_of(application) if application.is_open else None,
        "signposts": named_to(application),
        "is_late": application.due_on is not None and application.due_on < timezone.localdate(),
        "wish": wish,
        "add": add if application.is_open else "",
        "here": request.path,
    }
    return render(request, "participation/applications/page.html", context, status=422 if wish.errors else 200)


def calendar_file(viewer: Viewer, public_id: str) -> HttpResponse:
    """The interview for the person's own calendar."""
    application = _application(viewer, public_id)
    interview = booked_interview(application)
    if interview is None or interview.starts_at is None:
        raise Http404
    return calendar.answer(
        uid=f"interview-{interview.public_id}",
        title=str(_("A talk with %(entity)s")) % {"entity": application.entity.name if application.entity else ""},
        starts_at=interview.starts_at,
        minutes=interview.minutes,
        place=interview.place,
        said_at=timezone.now(),
    )


def _application(viewer: Viewer, public_id: str) -> Application:
    application = applications_for(viewer).filter(public_id=public_id).first()
    if application is None:
        raise Http404
    return application


def _on_their_clock(application: Application, interview: Interview | None) -> object:
    """The moment as the clocks of the entity show it, without a zone, so that nothing turns it again."""
    if interview is None or interview.starts_at is None or application.entity is None:
        return None
    return interview.starts_at.astimezone(application.entity.zone()).replace(tzinfo=None)


def _withdraw(application: Application, viewer: Viewer) -> Said:
    services.withdraw(application, by=viewer, at=timezone.now())
    return _("You have withdrawn your registration. You can register again whenever you want.")


def _confirm(application: Application, viewer: Viewer) -> Said:
    services.confirm_interview(_interview(application), by=viewer, at=timezone.now())
    return _("Thank you. We expect you.")


def _yes(application: Application, viewer: Viewer) -> Said:
    referral = services.say_yes(_referral(application), by=viewer, at=timezone.now())
    if referral.closed_at is None:
        return _("Your yes is noted. We wait for the other entity and write to you.")
    return _("Your yes is noted. The other entity accompanies you from now on.")


def _no(application: Application, viewer: Viewer) -> Said:
    services.say_no(_referral(application), by=viewer, at=timezone.now())
    return _("Your no is noted. Nothing changes for you.")


ACTS: Mapping[str, Callable[[Application, Viewer], Said]] = {
    "withdraw": _withdraw,
    "confirm": _confirm,
    "yes": _yes,
    "no": _no,
}


def _act(request: HttpRequest, viewer: Viewer, application: Application) -> HttpResponse:
    act = request.POST.get("act", "withdraw")
    try:
        said = ACTS[act](application, viewer)
    except KeyError as unknown:
        raise Http404 from unknown
    except (ActNotPossible, PermissionDenied):
        messages.warning(request, DECIDED if act == "withdraw" else CHANGED)
    else:
        messages.success(request, str(said))
    return redirect(request.get_full_path())


def _ask_another_time(request: HttpRequest, viewer: Viewer, application: Application, wish: str) -> HttpResponse:
    try:
        services.ask_another_time(_interview(application), wish=wish, by=viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Thank you for telling us. Somebody finds another time with you."))
    return redirect(request.get_full_path())


def _interview(application: Application) -> Interview:
    """Raises ActNotPossible if none is booked any more."""
    interview = booked_interview(application)
    if interview is None:
        raise ActNotPossible("no interview is booked")
    return interview


def _referral(application: Application) -> Referral:
    """Raises ActNotPossible if nobody is asked any more."""
    referral = open_referral(application)
    if referral is None:
        raise ActNotPossible("nobody is asked any more")
    return referral
