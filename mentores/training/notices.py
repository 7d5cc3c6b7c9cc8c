"""What people are told about training sessions."""

from datetime import datetime, timedelta

from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.training.lifecycle import Answer
from mentores.training.models import Attendance, AttendanceQuerySet, Session

STAYS_OPEN = timedelta(days=30)  # materials are read afterwards, too


def invited(attendance: Attendance, *, at: datetime) -> None:
    """To somebody who is invited: when and where, and the link that takes the answer."""
    _tell(attendance, "training/invited", at=at)


def place_free(attendance: Attendance, *, at: datetime) -> None:
    """To somebody who waited: there is a place for you."""
    _tell(attendance, "training/place_free", at=at)


def tomorrow(attendance: Attendance, *, at: datetime) -> None:
    """To somebody who comes: it is tomorrow."""
    _tell(attendance, "training/tomorrow", at=at)


def session_changed(session: Session, *, at: datetime) -> None:
    """To whoever comes, waits or has not answered: another time or place."""
    for attendance in _awaited(session):
        attendance.session = session
        _tell(attendance, "training/changed", at=at)


def session_cancelled(session: Session, *, at: datetime) -> None:
    """To whoever comes, waits or has not answered: it does not take place; there is nothing to open any more."""
    for attendance in _awaited(session):
        send(attendance.person, "training/cancelled", context=_told(session), about=attendance, at=at)


def _awaited(session: Session) -> AttendanceQuerySet:
    awaited = Attendance.objects.filter(session=session, answer__in=[Answer.INVITED, Answer.WAITING, Answer.COMING])
    return awaited.select_related("person").order_by("pk")


def _tell(attendance: Attendance, notice: str, *, at: datetime) -> None:
    session = attendance.session
    link = issue(
        attendance.person,
        purpose="training",
        kind="attendance",
        subject=attendance.public_id,
        lasts=max(session.ends_at - at, timedelta(0)) + STAYS_OPEN,
        at=at,
    )
    send(attendance.person, notice, context=_told(session), link=link, at=at)


def _told(session: Session) -> dict[str, object]:
    """What the words of the notices are filled with."""
    return {
        "kind": session.kind,
        "begins": session.starts_at.astimezone(session.zone()),
        "place": session.place,
        "is_online": bool(session.address),
        "entity": session.entity,
    }
