"""Who may do what to a session, to somebody's place in it, and about a person's preparation."""

from collections.abc import Callable, Mapping

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES, DESK_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.participants.models import Mentee, Mentor
from mentores.partners.models import Entity
from mentores.training.lifecycle import LIFECYCLE
from mentores.training.models import Attendance, Session
from mentores.training.topics import Kind


def plans(viewer: Viewer, entity: Entity | None) -> bool:
    """An entity plans its own sessions, the national team those of the programme."""
    if entity is None:
        return viewer.role in NATIONAL_CASE_ROLES
    return viewer.role in CASE_ROLES and viewer.entity_id == entity.pk


def leads(viewer: Viewer, session: Session) -> bool:
    return plans(viewer, session.entity)


def brings_people(viewer: Viewer, session: Session) -> bool:
    """Whoever leads it; to a session of the national team, each entity that it is open to brings its own people."""
    return leads(viewer, session) or (
        viewer.role in CASE_ROLES and session.is_national and Session.objects.visible_to(viewer).contains(session)
    )


MAY: Mapping[str, Callable[[Viewer, Session], bool]] = {
    "change": leads,
    "cancel": leads,
    "hold": brings_people,
    "invite": brings_people,
    "add_material": leads,
    "remove_material": leads,
}


def acts_for(viewer: Viewer, session: Session) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    possible = {*LIFECYCLE.acts_in(session.state), *(act for act in MAY if act not in LIFECYCLE.steps)}
    return [act for act in MAY if act in possible and MAY[act](viewer, session)]


def answers(viewer: Viewer, attendance: Attendance) -> bool:
    """The person, by the own page or the link of the message; or a colleague who notes what the person said."""
    if viewer.only == ("attendance", attendance.public_id):
        return True
    if viewer.person_id is not None and viewer.person_id == attendance.person_id:
        return viewer.role == Role.PARTICIPANT or viewer.role in DESK_ROLES
    return notes_for(viewer, attendance)


def notes_for(viewer: Viewer, attendance: Attendance) -> bool:
    """Whoever leads the session or brought the person."""
    if leads(viewer, attendance.session):
        return True
    return viewer.role in CASE_ROLES and viewer.entity_id == attendance.entity_id


MAY_ATTENDANCE: Mapping[str, Callable[[Viewer, Attendance], bool]] = {"answer": answers, "take_out": notes_for}


def enrols_oneself(viewer: Viewer, session: Session) -> bool:
    """A member of an entity for a training of staff that is open to the entity."""
    return (
        viewer.role in DESK_ROLES
        and session.kind == Kind.STAFF
        and Session.objects.visible_to(viewer).contains(session)
    )


def accompanies(viewer: Viewer, person: User) -> bool:
    """Somebody works on cases at the entity of the person's part in the programme."""
    if viewer.role not in CASE_ROLES:
        return False
    parts = (Mentor.objects.filter(person=person), Mentee.objects.filter(person=person))
    return any(part.filter(entity__in=viewer.entities).exists() for part in parts)


def sets_requirements(viewer: Viewer) -> bool:
    """The method is the national team's."""
    return viewer.role == Role.NATIONAL_COORDINATOR
