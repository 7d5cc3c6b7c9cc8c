"""Who may do what to a proposal."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.matching.lifecycle import LIFECYCLE
from mentores.matching.models import Proposal
from mentores.participants.models import Mentee, Side


def accompanies_mentee(viewer: Viewer, mentee: Mentee) -> bool:
    """Whoever accompanies a mentee may look for a mentor and propose one."""
    return viewer.role in CASE_ROLES and viewer.entity_id == mentee.entity_id


def sides_of_technician(viewer: Viewer, proposal: Proposal) -> list[str]:
    """The sides that the viewer's entity answers for."""
    if viewer.role not in CASE_ROLES:
        return []
    entities = {Side.MENTOR: proposal.mentor.entity_id, Side.MENTEE: proposal.mentee.entity_id}
    return [side for side, entity_id in entities.items() if entity_id == viewer.entity_id]


def side_asked(viewer: Viewer, proposal: Proposal) -> str | None:
    """The side on which the viewer is the person asked."""
    if viewer.role != Role.PARTICIPANT and viewer.only != ("proposal", proposal.public_id):
        return None
    people = {proposal.mentor.person_id: Side.MENTOR, proposal.mentee.person_id: Side.MENTEE}
    return people.get(viewer.person_id) if viewer.person_id else None


def works_on(viewer: Viewer, proposal: Proposal) -> bool:
    return bool(sides_of_technician(viewer, proposal))


def speaks_for_a_side(viewer: Viewer, proposal: Proposal) -> bool:
    """The person asked, or the technician who notes what the person said by telephone or in person."""
    return works_on(viewer, proposal) or side_asked(viewer, proposal) is not None


def works_on_or_runs_by_itself(viewer: Viewer, proposal: Proposal) -> bool:
    return viewer == SYSTEM or works_on(viewer, proposal)


def runs_by_itself(viewer: Viewer, proposal: Proposal) -> bool:
    return viewer == SYSTEM


MAY: Mapping[str, Callable[[Viewer, Proposal], bool]] = {
    "confirm": works_on,
    "ask": works_on,
    "answer": speaks_for_a_side,
    "accept": speaks_for_a_side,
    "decline": speaks_for_a_side,
    "expire": runs_by_itself,
    "withdraw": works_on_or_runs_by_itself,
    "mark_mistaken": works_on,
}
OFFERED = ("confirm", "answer", "withdraw", "mark_mistaken")


def acts_for(viewer: Viewer, proposal: Proposal) -> list[str]:
    """What this viewer may do now: the buttons of the page."""
    acts = [act for act in LIFECYCLE.acts_in(proposal.state) if act in OFFERED and MAY[act](viewer, proposal)]
    return [act for act in acts if act != "confirm" or unconfirmed_sides(viewer, proposal)]


def unconfirmed_sides(viewer: Viewer, proposal: Proposal) -> list[str]:
    """The sides that wait for this viewer's confirmation."""
    confirmed = {
        Side.MENTOR: proposal.confirmed_mentor_side_at is not None,
        Side.MENTEE: proposal.confirmed_mentee_side_at is not None,
    }
    return [side for side in sides_of_technician(viewer, proposal) if not confirmed[Side(side)]]
