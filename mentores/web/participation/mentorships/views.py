"""One's own mentorship: whom one meets, noting a meeting, taking back one's own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.core.ids import new_id
from mentores.core.lifecycle import ActNotPossible
from mentores.mentorships.models import MeetingMode, Mentorship
from mentores.mentorships.policies import Relation
from mentores.mentorships.selectors import case_for, meeting_for, mentorships_for
from mentores.mentorships.services import MeetingInTheFuture, MeetingTooEarly, log_meeting, undo_meeting
from mentores.web.participation.mentorships.forms import MeetingForm

UNDO = "undo"


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """The mentorship; a POST notes a meeting, or takes back the one named in `undo`. `base` is the door's template."""
    mentorship = mentorships_for(viewer).filter(public_id=public_id).first()
    case = case_for(viewer, public_id)
    if mentorship is None or case is None:
        raise Http404
    if UNDO in request.POST:
        return _undo(request, viewer, mentorship)
    form = MeetingForm(request.POST if request.method == "POST" else None, initial=_usual())
    if request.method == "POST" and form.is_valid() and _noted(request, viewer, mentorship, form):
        return redirect(request.get_full_path())
    is_mentor = case.relation == Relation.MENTOR
    context = {
        "base": base,
        "case": case,
        "form": form,
        "entity": mentorship.entity,
        "name": case.mentee_name if is_mentor else case.mentor_name,
        "contact": case.mentee_contact if is_mentor else case.mentor_contact,
        "is_mentor": is_mentor,
        "person_id": viewer.person_id,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "participation/mentorships/page.html", context, status=status)


def _usual() -> dict[str, object]:
    """What most meetings are like, so that one tap notes them."""
    return {"held_on": timezone.localdate(), "minutes": 60, "mode": MeetingMode.IN_PERSON, "form_key": new_id()}


def _noted(request: HttpRequest, viewer: Viewer, mentorship: Mentorship, form: MeetingForm) -> bool:
    said = form.cleaned_data
    key = f"{mentorship.public_id}-{said['form_key']}"
    try:
        log_meeting(mentorship, by=viewer, at=timezone.now(), **said | {"form_key": key})
    except MeetingInTheFuture:
        form.add_error("held_on", _("This day has not come yet. Note the meeting once you have met."))
        return False
    except MeetingTooEarly:
        form.add_error("held_on", _("On this day you were not a pair yet. Choose a later day."))
        return False
    except ActNotPossible:
        messages.warning(request, _("This mentorship has ended, so no more meetings can be noted."))
    else:
        messages.success(
            request,
            _("The meeting is noted, and your entity knows that you would like to talk.")
            if said["wants_help"]
            else _("The meeting is noted. Thank you."),
        )
    return True


def _undo(request: HttpRequest, viewer: Viewer, mentorship: Mentorship) -> HttpResponse:
    meeting = meeting_for(viewer, mentorship.public_id, request.POST[UNDO])
    if meeting is None or meeting.logged_by_id != viewer.person_id:
        raise Http404
    try:
        undo_meeting(meeting, by=viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This mentorship has ended, so its meetings stay as they are."))
    else:
        messages.success(request, _("The meeting is taken back."))
    return redirect(request.get_full_path())
