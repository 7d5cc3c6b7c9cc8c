"""Who may do what to a profile, a mentor or a mentee."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.participants.lifecycle import MENTEE, MENTOR
from mentores.participants.models import Handover, Mentee, Mentor, Profile, ProfileCheck
from mentores.partners.models import Charge, ChargeKind


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


def follows_from_an_act_or_is_oneself(viewer: Viewer, case: Mentor | Mentee) -> bool:
    return follows_from_an_act(viewer, case) or is_oneself(viewer, case)


def resumes(viewer: Viewer, case: Mentor | Mentee) -> bool:
    """Done by the entity, by oneself, or by the platform on the day the pause ends."""
    return accompanies_or_is_oneself(viewer, case) or viewer == SYSTEM


def knows_the_person(viewer: Viewer, profile: Profile) -> bool:
    """The person, the entity that accompanies the person, or the one that answers for an open application."""
    if viewer.role == Role.PARTICIPANT or viewer.purpose == "application":
        return viewer.person_id == profile.person_id
    if viewer.role not in CASE_ROLES:
        return False
    accompanied = Mentor.objects.filter(profile=profile, entity__in=viewer.entities).exists()
    accompanied = accompanied or Mentee.objects.filter(profile=profile, entity__in=viewer.entities).exists()
    return accompanied or _decides_about(viewer, profile)


def asks_the_person(viewer: Viewer, profile: Profile) -> bool:
    return viewer.role in CASE_ROLES and knows_the_person(viewer, profile)


def _decides_about(viewer: Viewer, profile: Profile) -> bool:
    """Applications belong to a higher floor; that one is open, and whose it is, stands in the charges."""
    applications = profile.applications.values("public_id")
    charges = Charge.objects.open().filter(kind=ChargeKind.APPLICATION, subject__in=applications)
    return charges.filter(entity__in=viewer.entities).exists()


def is_asked_for(viewer: Viewer, mentor: Mentor) -> bool:
    """Works on cases at the entity that is asked to accompany this mentor."""
    if viewer.role not in CASE_ROLES or viewer.entity_id is None:
        return False
    return Handover.objects.open().filter(mentor=mentor, to_id=viewer.entity_id).exists()


def answers_handover(viewer: Viewer, mentor: Mentor) -> bool:
    """The mentor, in the own space or by link, the staff whom the mentor has told, and the entity that is asked."""
    if viewer.purpose == "handover":
        return Handover.objects.visible_to(viewer).filter(mentor=mentor).exists()
    return accompanies_or_is_oneself(viewer, mentor) or is_asked_for(viewer, mentor)


def is_asked(viewer: Viewer, check: ProfileCheck) -> bool:
    """The person, by the link of the question or in the own space."""
    return ProfileCheck.objects.visible_to(viewer).filter(pk=check.pk).exists() and viewer.role in (
        Role.LINK,
        Role.PARTICIPANT,
    )


MAY_PROFILE: Mapping[str, Callable[[Viewer, Profile], bool]] = {
    "revise": knows_the_person,
    "put_back": knows_the_person,
    "ask": asks_the_person,
    "confirm": knows_the_person,
    "correct_person": asks_the_person,
}

MAY_CHECK: Mapping[str, Callable[[Viewer, ProfileCheck], bool]] = {"answer": is_asked}

MAY_MENTOR: Mapping[str, Callable[[Viewer, Mentor], bool]] = {
    "finish_training": accompanies,
    "pause_mentor": pauses,
    "resume_mentor": resumes,
    "deactivate": accompanies_or_is_oneself,
    "release": accompanies,
    "reactivate": accompanies,
    "update_mentor": accompanies,
    "note_contact": accompanies,
    "offer_alternative": accompanies,
    "ask_entity": accompanies,
    "hand_over": answers_handover,
    "ask_to_leave": is_oneself,
}

MAY_MENTEE: Mapping[str, Callable[[Viewer, Mentee], bool]] = {
    "pause_mentee": pauses,
    "resume_mentee": resumes,
    "finish": follows_from_an_act_or_is_oneself,
    "reopen": accompanies,
    "ask_to_leave": is_oneself,
}


def mentor_acts_for(viewer: Viewer, mentor: Mentor) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in MENTOR.acts_in(mentor.state) if MAY_MENTOR[act](viewer, mentor)]


def mentee_acts_for(viewer: Viewer, mentee: Mentee) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    return [act for act in MENTEE.acts_in(mentee.state) if MAY_MENTEE[act](viewer, mentee)]
