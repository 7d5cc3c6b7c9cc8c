"""What each list asks the apps for: the cases that the filters leave, and all that the reader may see."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from mentores.accounts.viewer import Viewer
from mentores.admissions.listing import applications_listed
from mentores.matching.standing import PROPOSED, SEARCHING, by_proposal
from mentores.mentorships.listing import mentorships_listed
from mentores.participants.listing import Asked, mentees_listed, mentors_listed
from mentores.web.desk.charges.held import in_hands_of

Cases = QuerySet[Any]
Chosen = Mapping[str, str]
APPLICATION, MENTOR, MENTEE, MENTORSHIP = "application", "mentor", "mentee", "mentorship"


def _applications(viewer: Viewer, chosen: Chosen, *, on: date) -> Cases:
    state, side = chosen.get("state", ""), chosen.get("side", "")
    return applications_listed(viewer, Asked.of(chosen), state=state, side=side, on=on)


def _mentors(viewer: Viewer, chosen: Chosen, *, on: date) -> Cases:
    return mentors_listed(viewer, Asked.of(chosen), standing=chosen.get("state", ""), on=on)


def _mentees(viewer: Viewer, chosen: Chosen, *, on: date) -> Cases:
    standing = chosen.get("state", "")
    if standing in (SEARCHING, PROPOSED):
        return by_proposal(mentees_listed(viewer, Asked.of(chosen), on=on), standing)
    return mentees_listed(viewer, Asked.of(chosen), standing=standing, on=on)


def _mentorships(viewer: Viewer, chosen: Chosen, *, on: date) -> Cases:
    return mentorships_listed(viewer, Asked.of(chosen), state=chosen.get("state", ""), on=on)


FOUND: Mapping[str, Callable[..., Cases]] = {
    APPLICATION: _applications,
    MENTOR: _mentors,
    MENTEE: _mentees,
    MENTORSHIP: _mentorships,
}


def found(noun: str, viewer: Viewer, chosen: Chosen) -> Cases:
    """The cases of one kind that were asked for, in no order."""
    cases = FOUND[noun](viewer, chosen, on=timezone.localdate())
    return in_hands_of(chosen.get("who", ""), cases, viewer=viewer, kind=noun)


def seen(noun: str, viewer: Viewer) -> Cases:
    """All cases of one kind that the viewer may see."""
    return found(noun, viewer, {})
