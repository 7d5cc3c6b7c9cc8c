"""Who comes to a session: invitations, answers, the waiting list, and checking in. Each holds the session's row."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.core.text import fold
from mentores.training import notices
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance, Session
from mentores.training.policies import MAY, MAY_ATTENDANCE, enrols_oneself

OPEN = (Answer.INVITED, Answer.WAITING, Answer.COMING, Answer.DECLINED)


@transaction.atomic
def invite(
    session: Session, people: Iterable[User], *, by: Viewer, at: datetime, tell: bool = True
) -> list[Attendance]:
    """Invite people, whom the caller has loaded for `by`; each is written to once, whoever is invited stays.

    Returns the new ones. Raises PermissionDenied, or ActNotPossible once the session is over or cancelled.
    """
    session = audit.lock(session)
    if not MAY["invite"](by, session):
        raise PermissionDenied
    _refuse_if_over(session, at=at)
    invited = set(Attendance.objects.filter(session=session).values_list("person", flat=True))
    new = [
        Attendance.objects.create(session=session, person=person, entity_id=by.entity_id, invited_at=at)
        for person in {one.pk: one for one in people if one.pk not in invited}.values()
    ]
    for attendance in new:
        audit.record("training", "invite", kind="attendance", subject=attendance.public_id, by=by, at=at)
        if tell:
            notices.invited(attendance, at=at)
    return new


@transaction.atomic
def enrol(session: Session, *, by: Viewer, at: datetime) -> Attendance:
    """A member of an entity comes to a training of staff, or waits for a place.

    Raises PermissionDenied, ActNotPossible.
    """
    session = audit.lock(session)
    if by.person is None or not enrols_oneself(by, session):
        raise PermissionDenied
    _refuse_if_over(session, at=at)
    attendance, _is_new = Attendance.objects.get_or_create(
        session=session, person=by.person, defaults={"entity_id": by.entity_id, "invited_at": at}
    )
    return _answered(session, attendance, coming=True, by=by, at=at)


@transaction.atomic
def answer(attendance: Attendance, *, coming: bool, by: Viewer, at: datetime) -> Attendance:
    """The person comes or not. A yes takes a place or, when all are taken, one on the waiting list: look at `answer`.

    A place that becomes free goes to whoever waits longest, who is told. Raises PermissionDenied, ActNotPossible.
    """
    session = audit.lock(attendance.session)
    attendance = Attendance.objects.select_related("person", "session").get(pk=attendance.pk)
    if not MAY_ATTENDANCE["answer"](by, attendance):
        raise PermissionDenied
    _refuse_if_over(session, at=at)
    return _answered(session, attendance, coming=coming, by=by, at=at)


@transaction.atomic
def take_out(attendance: Attendance, *, by: Viewer, at: datetime) -> None:
    """Somebody was invited by mistake. Raises PermissionDenied, or ActNotPossible once it is written who was there."""
    session = audit.lock(attendance.session)
    attendance = Attendance.objects.select_related("session").get(pk=attendance.pk)
    if not MAY_ATTENDANCE["take_out"](by, attendance):
        raise PermissionDenied
    if attendance.answer not in OPEN:
        raise ActNotPossible("it is written down who was there")
    audit.record("training", "take_out", kind="attendance", subject=attendance.public_id, by=by, at=at)
    attendance.delete()
    fill_up(session, at=at)


@transaction.atomic
def check_in(session: Session, *, who: str, by: Viewer, at: datetime) -> Attendance | None:
    """Somebody in the room types a name, e-mail or telephone beside the code; staff confirm the list afterwards.

    None if this is nobody on the list, or more than one. The caller has found the session by its code.
    """
    said, digits = fold(who), "".join(letter for letter in who if letter.isdigit())
    if not said:
        return None
    listed = Attendance.objects.select_related("person").filter(session=session).exclude(answer=Answer.DECLINED)
    found = [
        one
        for one in listed
        if said in (one.person.folded_name, fold(one.person.contact_email))
        or (len(digits) >= 9 and one.person.phone.endswith(digits[-9:]))
    ]
    if len(found) != 1:
        return None
    attendance = found[0]
    if attendance.checked_in_at is None:
        attendance.checked_in_at = at
        attendance.save(update_fields=["checked_in_at"])
        audit.record("training", "check_in", kind="attendance", subject=attendance.public_id, by=by, at=at)
    return attendance


def fill_up(session: Session, *, at: datetime) -> None:
    """Give free places to those who wait, the longest wait first, and tell them. The caller holds the session."""
    taken = Attendance.objects.filter(session=session).holding_a_place().count()
    waiting = Attendance.objects.filter(session=session, answer=Answer.WAITING).select_related("person", "session")
    for attendance in waiting.order_by("answered_at", "pk")[: max(0, session.capacity - taken)]:
        attendance.answer = Answer.COMING
        attendance.save(update_fields=["answer"])
        notices.place_free(attendance, at=at)


def _answered(session: Session, attendance: Attendance, *, coming: bool, by: Viewer, at: datetime) -> Attendance:
    before = attendance.answer
    if before not in OPEN:
        raise ActNotPossible("it is written down who was there")
    if coming and before not in (Answer.COMING, Answer.WAITING):
        taken = Attendance.objects.filter(session=session).holding_a_place().count()
        attendance.answer = Answer.COMING if taken < session.capacity else Answer.WAITING
        attendance.answered_at = at
    elif not coming:
        attendance.answer, attendance.answered_at = Answer.DECLINED, at
    if attendance.answer != before:
        attendance.save(update_fields=["answer", "answered_at"])
        act = "say_yes" if coming else "say_no"
        audit.record("training", act, kind="attendance", subject=attendance.public_id, by=by, at=at)
    if before == Answer.COMING and not coming:
        fill_up(session, at=at)
    return attendance


def _refuse_if_over(session: Session, *, at: datetime) -> None:
    if session.state != State.PLANNED or session.is_over(at=at):
        raise ActNotPossible("the session is over or cancelled")
