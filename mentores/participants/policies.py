"""Who may do what to a mentor or a mentee."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.participants.lifecycle import MENTEE, MENTOR
from mentores.participants.models import Mentee, Mentor


def accompanies(viewer: Viewer, case: Mentor | Mentee) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == case.entity_id


def is_oneself(viewer: Viewer, case: Mentor | Mentee) -> bool:
    return viewer.role == Role.PARTICIPANT and viewer.person_id == case.person_id


def accompanies_or_is_oneself(viewer: Viewer, case: Mentor | Mentee) -> bool:
    return accompanies(viewer, case) or is_oneself(viewer, case)


def follows_from_an_act(viewer: Viewer, case: Mentor | Mentee) -> bool:
    """Done by the entity, or by the platform when a mentorship ends."""
    return accompanies(viewer, case) or viewer == SYSTEM


def pauses(viewer: Viewer, case: Mentor | Mentee) -> bool:
    """Done by the entity, by oneself, or by the platform when a consent is taken back."""
    return accompanies_or_is_oneself(viewer, case) or viewer == SYSTEM


MAY_MENTOR: Mapping[str, Callable[[Viewer, Mentor], bool]] = {
    "finish_training": accompanies,
    "pause_mentor": pauses,
    "resume_mentor": accompanies_or_is_oneself,
    "deactivate": accompanies,
    "reactivate": accompanies,
    "update_mentor": accompanies,
}

MAY_MENTEE: Mapping[str, Callable[[Viewer, Mentee], bool]] = {
    "pause_mentee": pauses,
    "resume_mentee": accompanies_or_is_oneself,
    "finish": follows_from_an_act,
    "reopen": accompanies,
}


def mentor_acts_for(viewer: Viewer, mentor: Mentor) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in MENTOR.acts_in(mentor.state) if MAY_MENTOR[act](viewer, mentor)]


def mentee_acts_for(viewer: Viewer, mentee: Mentee) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in MENTEE.acts_in(mentee.state) if MAY_MENTEE[act](viewer, mentee)]
