"""The information sessions to come, as the page of an application shows them."""

from dataclasses import dataclass
from datetime import datetime

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.training.lifecycle import State
from mentores.training.models import Attendance, Session
from mentores.training.selectors import attendances_for, sessions_for
from mentores.training.topics import Kind


@dataclass(frozen=True, slots=True)
class Invited:
    """A session, and the place of the person in it if there is one."""

    session: Session
    attendance: Attendance | None


def sessions_to_come(viewer: Viewer, application: Application, *, at: datetime) -> list[Invited]:
    """Those to which the person can be invited, or was. Asks two questions."""
    found = sessions_for(viewer, when="coming", at=at).filter(kind=Kind.INFORMATION, state=State.PLANNED)
    sessions = list(found)
    places = attendances_for(viewer).filter(person=application.person_id, session__in=sessions)
    by_session = {attendance.session_id: attendance for attendance in places}
    return [Invited(session, by_session.get(session.pk)) for session in sessions]
