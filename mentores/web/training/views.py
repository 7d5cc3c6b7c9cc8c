"""Sessions: planned, changed, cancelled and held, by an entity at its desk or by the national team in the office.

Each address names its door; the pages of both are the same.
"""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.core.lifecycle import ActNotPossible
from mentores.files.refusals import FileRefused
from mentores.files.selectors import file_of, files_of
from mentores.partners.models import Entity
from mentores.partners.models.entity import MAINLAND
from mentores.partners.selectors import directory, own_entity
from mentores.training import services
from mentores.training.lifecycle import Answer
from mentores.training.models import Attendance, Session
from mentores.training.policies import acts_for, enrols_oneself, plans
from mentores.training.selectors import attendance_for, attendances_of, own_sessions, session_for, sessions_for
from mentores.training.selectors.sessions import COMING, PAST
from mentores.training.services.sessions import KIND
from mentores.training.topics import TOPICS, Kind, labels_of
from mentores.web.files import answer as give_out
from mentores.web.qr import drawn
from mentores.web.requests import PersonRequest
from mentores.web.training.forms import AttendanceForm, MaterialForm, ReasonForm, SessionForm, said_of

ROWS = 25
SHOWN_AT_ONCE = 100
OF_AN_ENTITY = (Kind.MENTOR_TRAINING, Kind.MENTEE_ORIENTATION, Kind.EXCHANGE, Kind.INFORMATION)
OF_THE_NATIONAL_TEAM = (Kind.STAFF, Kind.MENTOR_TRAINING, Kind.EXCHANGE)
NOUNS = (
    *("new", "plan", "change", "cancel", "invite", "attendance", "list", "code", "enrol", "answer", "take_out"),
    *("material", "add_material", "remove_material"),
)
NOTED = {
    Answer.COMING: gettext_lazy("It is noted: the person comes."),
    Answer.WAITING: gettext_lazy("All places are taken: the person is on the waiting list."),
    Answer.DECLINED: gettext_lazy("It is noted: the person does not come."),
}
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def listing(request: PersonRequest, *, door: str) -> HttpResponse:
    """The sessions to come, soonest first, and those that were, newest first."""
    now = timezone.now()
    past = sessions_for(request.viewer, when=PAST, at=now)
    return _render(
        request,
        "listing",
        door,
        coming=sessions_for(request.viewer, when=COMING, at=now)[:SHOWN_AT_ONCE],
        page=Paginator(past, ROWS).get_page(request.GET.get("page")),
        may_plan=plans(request.viewer, _owner(request, door)),
    )


@require_safe
def kinds(request: PersonRequest, *, door: str) -> HttpResponse:
    """What kind of session it is to be: each has its own checklist of topics."""
    _refuse_who_may_not_plan(request, door)
    offered = OF_THE_NATIONAL_TEAM if door == "office" else OF_AN_ENTITY
    return _render(request, "kinds", door, kinds=[(kind, kind.label, labels_of_kind(kind)) for kind in offered])


@shows_and_acts
def plan(request: PersonRequest, kind: str, *, door: str) -> HttpResponse:
    entity = _owner(request, door)
    _refuse_who_may_not_plan(request, door)
    if kind not in (OF_THE_NATIONAL_TEAM if door == "office" else OF_AN_ENTITY):
        raise Http404
    form = SessionForm(_sent(request), kind=kind, zone=_zone(entity), entities=_entities(door))
    if request.method == "POST" and form.is_valid():
        what = _with_entities(form.what())
        session = services.plan(entity, kind=kind, by=request.viewer, at=timezone.now(), **what)
        messages.success(request, _("The session is planned. Now invite people."))
        return redirect(f"{door}:session", session.public_id)
    return _render(request, "form", door, form=form, kind=Kind(kind).label, status=_status(request))


@shows_and_acts
def change(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    _refuse_who_may_not_plan(request, door)
    session = _session(request, public_id)
    if "change" not in acts_for(request.viewer, session):
        raise PermissionDenied
    form = SessionForm(
        _sent(request),
        kind=session.kind,
        zone=session.zone(),
        entities=_entities(door),
        initial=said_of(session),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change(session, by=request.viewer, at=timezone.now(), **_with_entities(form.what()))
        except services.TooManyComing:
            form.add_error("capacity", _("More people than that are coming."))
        else:
            messages.success(request, _("The session is changed. Whoever comes is told of another time or place."))
            return redirect(f"{door}:session", public_id)
    context = {"form": form, "session": session, "kind": session.get_kind_display()}
    return _render(request, "form", door, **context, status=_status(request))


@require_safe
def page(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    return _page(request, _session(request, public_id), door)


@require_POST
def cancel(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    session = _session(request, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, session, door, cancel=form)
    try:
        services.cancel(session, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except ActNotPossible:
        _tell_too_late(request)
    else:
        messages.success(request, _("The session is cancelled. Whoever was invited is told."))
    return redirect(f"{door}:session", public_id)


@shows_and_acts
def attendance(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """Who was there, all at once."""
    _refuse_who_may_not_plan(request, door)
    session = _session(request, public_id)
    if "hold" not in acts_for(request.viewer, session):
        raise PermissionDenied
    listed = [one for one in attendances_of(request.viewer, session) if one.answer != Answer.DECLINED]
    form = AttendanceForm(_sent(request), session=session, attendances=listed)
    if request.method == "POST" and form.is_valid():
        there = form.there()
        try:
            services.hold(session, there=there, missed=form.missed(), by=request.viewer, at=timezone.now())
        except ActNotPossible:
            messages.warning(request, _("Nothing was changed: the session has not begun, or was cancelled."))
        else:
            messages.success(request, _("It is written down who was there. The hours count from now on."))
        return redirect(f"{door}:session", public_id)
    return _render(request, "attendance", door, session=session, form=form, status=_status(request))


@require_safe
def sheet(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """The list to print, with room for signatures."""
    _refuse_who_may_not_plan(request, door)
    session = _session(request, public_id)
    if "hold" not in acts_for(request.viewer, session):
        raise PermissionDenied
    listed = [one for one in attendances_of(request.viewer, session) if one.answer in (Answer.COMING, Answer.ATTENDED)]
    return _render(request, "sheet", door, session=session, listed=listed, empty_rows=range(5))


@require_safe
def code(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """A sheet for the wall of the room, with which people check in."""
    _refuse_who_may_not_plan(request, door)
    session = _session(request, public_id)
    if "hold" not in acts_for(request.viewer, session):
        raise PermissionDenied
    address = f"{settings.SITE_ADDRESS}{reverse('public:check-in')}"
    drawing = drawn(f"{address}?code={session.code}", scale=6)
    return _render(request, "code", door, session=session, address=address, drawing=drawing)


@require_POST
def enrol(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """A member of an entity comes to a training of staff, or does not."""
    session = _session(request, public_id)
    mine = next((one for one in own_sessions(request.viewer) if one.session_id == session.pk), None)
    now = timezone.now()
    try:
        if request.POST.get("coming") != "no":
            mine = services.enrol(session, by=request.viewer, at=now)
        elif mine:
            mine = services.answer(mine, coming=False, by=request.viewer, at=now)
    except ActNotPossible:
        _tell_too_late(request)
    else:
        messages.success(request, said_to_person(mine.answer if mine else Answer.DECLINED))
    return redirect(f"{door}:session", public_id)


@require_POST
def answer(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    """Note what somebody said by telephone or at the desk."""
    place = _place(request, public_id)
    coming = request.POST.get("coming") == "yes"
    try:
        said = services.answer(place, coming=coming, by=request.viewer, at=timezone.now()).answer
    except ActNotPossible:
        _tell_too_late(request)
    else:
        messages.success(request, NOTED[Answer(said)])
    return redirect(f"{door}:session", place.session.public_id)


@require_POST
def take_out(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    place = _place(request, public_id)
    try:
        services.take_out(place, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("Nothing was changed: it is written down who was there."))
    else:
        messages.success(request, _("The person is off the list."))
    return redirect(f"{door}:session", place.session.public_id)


@require_POST
def add_material(request: PersonRequest, public_id: str, *, door: str) -> HttpResponse:
    session = _session(request, public_id)
    if "add_material" not in acts_for(request.viewer, session):
        raise PermissionDenied
    form = MaterialForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            services.add_material(session, upload, name=upload.name, by=request.viewer, at=timezone.now())
        except FileRefused as refused:
            form.add_error("upload", str(refused.reason))
        else:
            messages.success(request, _("The file is there for whoever is invited."))
            return redirect(f"{door}:session", public_id)
    return _page(request, session, door, material=form)


@require_safe
def material(request: PersonRequest, public_id: str, file: str, *, door: str) -> HttpResponse:
    session = _session(request, public_id)
    found = file_of(KIND, session.public_id, file)
    if found is None:
        raise Http404
    return give_out(found)


@require_POST
def remove_material(request: PersonRequest, public_id: str, file: str, *, door: str) -> HttpResponse:
    session = _session(request, public_id)
    found = file_of(KIND, session.public_id, file)
    if found is None:
        raise Http404
    services.remove_material(session, found, by=request.viewer, at=timezone.now())
    messages.success(request, _("The file is removed."))
    return redirect(f"{door}:session", public_id)


def said_to_person(answer: str) -> str:
    """What the person who answered is told."""
    return {
        Answer.COMING: _("You have a place. See you there."),
        Answer.WAITING: _("All places are taken. You are on the waiting list. We write to you if a place is free."),
    }.get(Answer(answer), _("It is noted that you do not come."))


def labels_of_kind(kind: Kind) -> list[Any]:
    return labels_of([topic.value for topic in TOPICS[kind]])


def _page(request: PersonRequest, session: Session, door: str, **wrong: Form) -> HttpResponse:
    """The page of a session; `wrong` is a form that was not understood, which it then answers."""
    viewer = request.viewer
    enrols = enrols_oneself(viewer, session)
    own = [one for one in own_sessions(viewer) if one.session_id == session.pk] if enrols else []
    forms = {"cancel": ReasonForm(auto_id="cancel_%s"), "material": MaterialForm(), **wrong}
    return _render(
        request,
        "page",
        door,
        session=session,
        acts=acts_for(viewer, session),
        topics=labels_of(session.topics),
        listed=list(attendances_of(viewer, session)),
        materials=files_of(KIND, session.public_id),
        enrols=enrols,
        mine=own[0] if own else None,
        is_over=session.is_over(at=timezone.now()),
        has_begun=session.starts_at <= timezone.now(),
        **forms,
        status=422 if wrong else 200,
    )


def _render(request: PersonRequest, name: str, door: str, *, status: int = 200, **context: Any) -> HttpResponse:
    shown = {"base": f"{door}/base.html", **_addresses(door), **context}
    return render(request, f"training/{name}.html", shown, status=status)


def _addresses(door: str) -> dict[str, str]:
    """The names of the pages of this door, as templates take them."""
    to = {f"to_{noun}": f"{door}:session-{noun.replace('_', '-')}" for noun in NOUNS}
    return {"in_door": door, "to_sessions": f"{door}:sessions", "to_session": f"{door}:session", **to}


def _session(request: PersonRequest, public_id: str) -> Session:
    session = session_for(request.viewer, public_id)
    if session is None:
        raise Http404
    return session


def _place(request: PersonRequest, public_id: str) -> Attendance:
    place = attendance_for(request.viewer, public_id)
    if place is None:
        raise Http404
    return place


def _owner(request: PersonRequest, door: str) -> Entity | None:
    return None if door == "office" else own_entity(request.viewer)


def _refuse_who_may_not_plan(request: PersonRequest, door: str) -> None:
    if not plans(request.viewer, _owner(request, door)):
        raise PermissionDenied


def _zone(entity: Entity | None) -> ZoneInfo:
    return entity.zone() if entity else MAINLAND


def _entities(door: str) -> list[Entity] | None:
    return list(directory(on=timezone.localdate())) if door == "office" else None


def _with_entities(what: dict[str, Any]) -> dict[str, Any]:
    """The entities that were chosen, instead of their ids."""
    if "for_entities" in what:
        chosen = set(what["for_entities"])
        what["for_entities"] = [one for one in directory(on=timezone.localdate()) if one.public_id in chosen]
    return what


def _sent(request: PersonRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _status(request: PersonRequest) -> int:
    return 422 if request.method == "POST" else 200


def _tell_too_late(request: PersonRequest) -> None:
    messages.warning(request, _("Nothing was changed: the session is over or cancelled."))
