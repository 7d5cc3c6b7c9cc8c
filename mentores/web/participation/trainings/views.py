"""A session as whoever is invited sees it: when, where, yes or no, the calendar file and the materials."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.core.lifecycle import ActNotPossible
from mentores.files.selectors import file_of, files_of
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance
from mentores.training.selectors import attendance_for
from mentores.training.selectors.sessions import before_on_the_list
from mentores.training.services import answer
from mentores.training.services.sessions import KIND
from mentores.training.topics import labels_of
from mentores.web import calendar
from mentores.web.files import answer as give_out


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str, here: str) -> HttpResponse:
    """One session in plain words; a POST answers. `base` is the door's template, `here` the page's own address."""
    attendance = _attendance(viewer, public_id)
    if request.method == "POST":
        return _answer(request, viewer, attendance)
    session = attendance.session
    is_open = session.state == State.PLANNED and not session.is_over(at=timezone.now())
    context = {
        "base": base,
        "here": here,
        "attendance": attendance,
        "session": session,
        "begins": session.starts_at.astimezone(session.zone()),
        "topics": labels_of(session.topics),
        "materials": files_of(KIND, session.public_id),
        "is_open": is_open,
        "before": before_on_the_list(attendance) if attendance.answer == Answer.WAITING else 0,
        "is_cancelled": session.state == State.CANCELLED,
    }
    return render(request, "participation/trainings/page.html", context)


def calendar_file(viewer: Viewer, public_id: str) -> HttpResponse:
    """The appointment for the person's own calendar."""
    session = _attendance(viewer, public_id).session
    return calendar.answer(
        uid=f"session-{session.public_id}",
        title=str(session.get_kind_display()),
        starts_at=session.starts_at,
        minutes=session.minutes,
        place=session.place or session.address,
        said_at=timezone.now(),
    )


def material(viewer: Viewer, public_id: str, file: str) -> HttpResponse:
    session = _attendance(viewer, public_id).session
    found = file_of(KIND, session.public_id, file)
    if found is None:
        raise Http404
    return give_out(found)


def _attendance(viewer: Viewer, public_id: str) -> Attendance:
    attendance = attendance_for(viewer, public_id)
    if attendance is None or attendance.person_id != viewer.person_id:
        raise Http404
    return attendance


def _answer(request: HttpRequest, viewer: Viewer, attendance: Attendance) -> HttpResponse:
    coming = request.POST.get("coming") == "yes"
    try:
        said = answer(attendance, coming=coming, by=viewer, at=timezone.now()).answer
    except ActNotPossible:
        messages.warning(request, _("This session is over or does not take place. Nothing was changed."))
    else:
        messages.success(request, _outcome(said))
    return redirect(request.get_full_path())


def _outcome(said: str) -> str:
    if said == Answer.COMING:
        return _("You have a place. We remind you the day before.")
    if said == Answer.WAITING:
        return _("All places are taken. You are on the waiting list. We write to you if a place is free.")
    return _("Thank you for telling us. You can change your answer until the session begins.")
