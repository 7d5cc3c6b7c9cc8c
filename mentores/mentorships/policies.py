"""Who may do what to a mentorship, and who sees what of it."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from mentores.accounts.roles import CASE_ROLES, DESK_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.mentorships.lifecycle import LIFECYCLE, OPEN
from mentores.mentorships.models import Mentorship


class Relation(StrEnum):
    """What a viewer is to a mentorship."""

    OWNER = "owner"
    MENTOR_SIDE = "mentor_side"
    MENTOR = "mentor"
    MENTEE = "mentee"
    FOREIGN = "foreign"


# What each relation is shown of a case; everybody also sees its public id and which entity accompanies it. The contact
# that one shares with the other is shown until the mentorship ends.
SHOWN: Mapping[Relation, frozenset[str]] = {
    Relation.OWNER: frozenset(
        {
            "state",
            "dates",
            "end_reason",
            "meeting_count",
            "meetings",
            "mentor_name",
            "mentor_contact",
            "mentee_name",
            "mentee_contact",
            "story",
            "area",
        }
    ),
    Relation.MENTOR_SIDE: frozenset(
        {"state", "dates", "meeting_count", "mentor_name", "mentor_contact", "mentee_first_name", "area"}
    ),
    Relation.MENTOR: frozenset(
        {"state", "dates", "meeting_count", "meetings", "mentee_first_name", "mentee_shared_contact", "area"}
    ),
    Relation.MENTEE: frozenset(
        {"state", "dates", "meeting_count", "meetings", "mentor_first_name", "mentor_shared_contact", "area"}
    ),
    Relation.FOREIGN: frozenset(),
}


def relation(viewer: Viewer, mentorship: Mentorship) -> Relation:
    """`mentorship` has its mentee and its mentors at hand."""
    mentors = [row.mentor for row in mentorship.mentors.all()]
    if viewer.role in DESK_ROLES:
        if viewer.entity_id == mentorship.entity_id:
            return Relation.OWNER
        if viewer.entity_id in {mentor.entity_id for mentor in mentors}:
            return Relation.MENTOR_SIDE
        return Relation.FOREIGN
    if viewer.role != Role.PARTICIPANT and viewer.only != ("mentorship", mentorship.public_id):
        return Relation.FOREIGN
    if viewer.person_id == mentorship.mentee.person_id:
        return Relation.MENTEE
    if viewer.person_id in {mentor.person_id for mentor in mentors}:
        return Relation.MENTOR
    return Relation.FOREIGN


def works_on(viewer: Viewer, mentorship: Mentorship) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == mentorship.entity_id


def takes_part(viewer: Viewer, mentorship: Mentorship) -> bool:
    return relation(viewer, mentorship) in (Relation.MENTOR, Relation.MENTEE)


def accompanies(viewer: Viewer, mentorship: Mentorship) -> bool:
    return works_on(viewer, mentorship) or takes_part(viewer, mentorship)


MAY: Mapping[str, Callable[[Viewer, Mentorship], bool]] = {
    "log_meeting": accompanies,
    "undo_meeting": accompanies,
    "note_talk": works_on,
    "start_meeting": accompanies,
    "pause": works_on,
    "resume": works_on,
    "wind_down": works_on,
    "complete": works_on,
    "interrupt": works_on,
    "give_up": works_on,
    "mark_mistaken": works_on,
}


def acts_for(viewer: Viewer, mentorship: Mentorship) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    acts = [act for act in LIFECYCLE.acts_in(mentorship.state) if act != "start_meeting"]
    if mentorship.state in OPEN:
        acts.insert(0, "log_meeting")
    return [act for act in acts if MAY[act](viewer, mentorship)]
