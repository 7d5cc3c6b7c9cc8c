"""The road of somebody who was accepted: which steps are done, which one is now, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.participants.lifecycle import MenteeStanding, MentorStanding
from mentores.participants.models import Mentee, Mentor
from mentores.participants.selectors import standing_of

Text = str | Promise
DONE, NOW, LATER = "done", "now", ""
REGISTERED, ACCEPTED = _("You sent the form"), _("You were accepted")
TRAINED, PAIRED, MET = _("You take part in a short training"), _("We look for your pair"), _("You meet")
LOOKS: Mapping[str, str] = {
    MentorStanding.IN_TRAINING: "info",
    MentorStanding.AVAILABLE: "good",
    MentorStanding.MENTORING: "active",
    MentorStanding.PAUSED: "warn",
    MenteeStanding.WAITING: "info",
    MenteeStanding.MENTORED: "active",
}
MENTOR_NEXT: Mapping[str, Text] = {
    MentorStanding.IN_TRAINING: _("Your entity invites you to a short training. Then you can begin."),
    MentorStanding.AVAILABLE: _("When somebody fits, we write to you and ask. You are free to say no."),
    MentorStanding.MENTORING: _("After each meeting, note it here. It takes ten seconds."),
    MentorStanding.INACTIVE: _("Would you like to come back? Tell your entity."),
}
MENTEE_NEXT: Mapping[str, Text] = {
    MenteeStanding.WAITING: _("We look for a mentor. When somebody fits, we write to you and ask."),
    MenteeStanding.MENTORED: _("After each meeting, note it here. It takes ten seconds."),
    MenteeStanding.DONE: _("Do you need help again? Tell your entity."),
}
MENTOR_ROAD: Mapping[str, tuple[str, ...]] = {
    MentorStanding.IN_TRAINING: (DONE, DONE, NOW, LATER, LATER),
    MentorStanding.AVAILABLE: (DONE, DONE, DONE, NOW, LATER),
    MentorStanding.MENTORING: (DONE, DONE, DONE, DONE, NOW),
}
MENTEE_ROAD: Mapping[str, tuple[str, ...]] = {
    MenteeStanding.WAITING: (DONE, DONE, NOW, LATER),
    MenteeStanding.MENTORED: (DONE, DONE, DONE, NOW),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """How a part is called where it stands, what comes next, and the steps; none for whoever pauses or has left."""

    label: Text
    look: str
    comes_next: Text
    steps: Sequence[tuple[Text, str]]


def road_of(case: Mentor | Mentee) -> Road:
    """Of somebody loaded with the standing."""
    standing = standing_of(case)
    look = LOOKS.get(standing, "neutral")
    if isinstance(case, Mentor):
        steps = zip((REGISTERED, ACCEPTED, TRAINED, PAIRED, MET), MENTOR_ROAD.get(standing, ()), strict=False)
        label, comes_next = MentorStanding(standing).label, MENTOR_NEXT.get(standing, "")
    else:
        steps = zip((REGISTERED, ACCEPTED, PAIRED, MET), MENTEE_ROAD.get(standing, ()), strict=False)
        label, comes_next = MenteeStanding(standing).label, MENTEE_NEXT.get(standing, "")
    return Road(label=label, look=look, comes_next=comes_next, steps=list(steps))
