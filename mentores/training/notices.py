"""What people are told about training sessions."""

from datetime import datetime, timedelta

from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.training.lifecycle import Answer
from mentores.training.models import Attendance, Session

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
    _tell_all(session, "training/changed", at=at)


def session_cancelled(session: Session, *, at: datetime) -> None:
    """To whoever comes, waits or has not answered: it does not take place."""
    _tell_all(session, "training/cancelled", at=at)


def _tell_all(session: Session, notice: str, *, at: datetime) -> None:
    awaited = Attendance.objects.filter(session=session, answer__in=[Answer.INVITED, Answer.WAITING, Answer.COMING])
    for attendance in awaited.select_related("person").order_by("pk"):
        attendance.session = session
        _tell(attendance, notice, at=at)


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
    context = {
        "kind": session.kind,
        "begins": session.starts_at.astimezone(session.zone()),
        "place": session.place,
        "is_online": bool(session.address),
        "entity": session.entity,
    }
    send(attendance.person, notice, context=context, link=link, at=at)
