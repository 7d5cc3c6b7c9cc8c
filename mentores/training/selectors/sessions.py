"""Sessions, who comes to them, who could be invited, and what is due."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Move
from mentores.core.due import Due
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, Side
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance, AttendanceQuerySet, Session, SessionQuerySet
from mentores.training.selectors.preparation import unprepared
from mentores.training.topics import Kind

COMING, PAST = "coming", "past"
MARK_WITHIN = timedelta(days=3)
CHECK_IN_FROM = timedelta(hours=1)
CHECK_IN_UNTIL = timedelta(hours=2)
SIDE_OF = {Kind.MENTOR_TRAINING: Side.MENTOR, Kind.EXCHANGE: Side.MENTOR, Kind.MENTEE_ORIENTATION: Side.MENTEE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitable:
    """Somebody whom the viewer may invite to a session, and whether they still need its hours."""

    person: User
    public_id: str
    state: str
    needs_it: bool


def sessions_for(viewer: Viewer, *, when: str = "", at: datetime | None = None) -> SessionQuerySet:
    """The sessions the viewer may see, with the number `coming`, `waiting` and `invited` of the people of all entities.

    `when` is "coming" (soonest first) or "past" (newest first), seen from `at`.
    """
    found = Session.objects.visible_to(viewer).select_related("entity__municipality")
    found = found.annotate(
        coming=Count("attendances", filter=Q(attendances__answer__in=[Answer.COMING, Answer.ATTENDED])),
        waiting=Count("attendances", filter=Q(attendances__answer=Answer.WAITING)),
        invited=Count("attendances"),
    )
    if at is not None and when == PAST:
        return found.filter(starts_at__lt=_morning(at)).order_by("-starts_at", "-pk")
    if at is not None and when == COMING:
        found = found.filter(starts_at__gte=_morning(at))
    return found.order_by("starts_at", "pk")


def session_for(viewer: Viewer, public_id: str) -> Session | None:
    """One session, if the viewer may see it."""
    return sessions_for(viewer).filter(public_id=public_id).first()


def session_with_code(code: str, *, at: datetime) -> Session | None:
    """The session whose people check in with this code now: shortly before it begins until shortly after it ends."""
    typed = "".join(code.split()).replace("-", "").upper()
    session = Session.objects.select_related("entity__municipality").filter(code=typed).first()
    if session is None or session.state == State.CANCELLED:
        return None
    return session if session.starts_at - CHECK_IN_FROM <= at <= session.ends_at + CHECK_IN_UNTIL else None


def attendances_of(viewer: Viewer, session: Session) -> AttendanceQuerySet:
    """Who was invited to a session, as far as the viewer may see them: the waiting list in its order, then by name."""
    seen = Attendance.objects.visible_to(viewer).filter(session=session).select_related("person", "entity")
    return seen.order_by("person__folded_name", "pk")


def attendances_for(viewer: Viewer) -> AttendanceQuerySet:
    """Every attendance the viewer may see, with its session."""
    seen = Attendance.objects.visible_to(viewer)
    return seen.select_related("person", "session__entity__municipality", "entity").order_by("session__starts_at", "pk")


def attendance_for(viewer: Viewer, public_id: str) -> Attendance | None:
    """One person's place in a session, if the viewer may see it."""
    return attendances_for(viewer).filter(public_id=public_id).first()


def own_sessions(viewer: Viewer) -> list[Attendance]:
    """The sessions a person was invited to, newest first, whatever hat they wear."""
    own = Attendance.objects.filter(person=viewer.person_id) if viewer.person_id else Attendance.objects.none()
    return list(own.select_related("session__entity__municipality").order_by("-session__starts_at", "pk"))


def before_on_the_list(attendance: Attendance) -> int:
    """How many wait longer for a place in the same session."""
    waiting = Attendance.objects.filter(session=attendance.session_id, answer=Answer.WAITING)
    earlier = Q(answered_at__lt=attendance.answered_at) | Q(answered_at=attendance.answered_at, pk__lt=attendance.pk)
    return waiting.filter(earlier).count()


def invitable(viewer: Viewer, session: Session) -> list[Invitable]:
    """The mentors or mentees of the viewer's entity who are not invited yet: first those who need it, then by name."""
    side = SIDE_OF.get(Kind(session.kind))
    if side is None or viewer.role not in CASE_ROLES:
        return []
    invited = Attendance.objects.filter(session=session).values("person")
    mentors = Mentor.objects.visible_to(viewer).exclude(state=MentorState.INACTIVE)
    mentees = Mentee.objects.visible_to(viewer).exclude(state=MenteeState.DONE)
    mine: Any = mentors if side == Side.MENTOR else mentees
    free = mine.exclude(person__in=invited).select_related("person")
    people: list[Mentor | Mentee] = list(free.order_by("person__folded_name", "pk"))
    need = unprepared([one.person_id for one in people], side) if session.kind != Kind.EXCHANGE else set()
    found = [
        Invitable(
            person=one.person,
            public_id=one.public_id,
            state=one.get_state_display(),
            needs_it=one.person_id in need,
        )
        for one in people
    ]
    return sorted(found, key=lambda one: not one.needs_it)


def story_of(session: Session) -> list[Move]:
    """What happened to a session, oldest first; for pages that have loaded it for their viewer."""
    return list(session.moves.select_related("person").order_by("at", "pk"))


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """Sessions that are over and whose attendance nobody has written down."""
    if viewer.role not in (*CASE_ROLES, *NATIONAL_CASE_ROLES):
        return []
    morning = timezone.make_aware(datetime.combine(on, time.min))
    held = Session.objects.visible_to(viewer).filter(state=State.PLANNED, starts_at__lt=morning)
    held = held.filter(entity=None) if viewer.role in NATIONAL_CASE_ROLES else held.filter(entity__in=viewer.entities)
    return [
        Due(
            kind="session",
            public_id=session.public_id,
            title=str(session.get_kind_display()),
            why=_("This session is over. Write down who was there."),
            since=session.day(),
            by=session.day() + MARK_WITHIN,
            begun_by=session.planned_by_id,
        )
        for session in held.select_related("entity__municipality").order_by("starts_at", "pk")
    ]


def _morning(at: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
