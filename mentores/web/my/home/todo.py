"""What waits for somebody who takes part."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.participants.handovers import own_handover
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor, Profile
from mentores.participants.papers import paper_of, programme_text
from mentores.participants.selectors import open_check_of
from mentores.training.lifecycle import Answer, State
from mentores.training.selectors import own_sessions
from mentores.web.my.home.where import Part

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, why, where, and the words of the button."""

    what: Text
    why: Text
    address: str
    label: Text


def tasks_of(viewer: Viewer, profile: Profile, parts: list[Part], *, at: datetime) -> list[Task]:
    """The yearly question, whether another entity may accompany a mentor, the paper to sign, the sessions to answer."""
    return [*_question(profile), *_other_entity(viewer), *_paper(parts, at=at), *_sessions(viewer, at=at)]


def _question(profile: Profile) -> list[Task]:
    if open_check_of(profile) is None:
        return []
    why = _("We ask once a year. One tap is enough.")
    return [Task(_("Is this still right?"), why, reverse("my:data"), _("See my data"))]


def _other_entity(viewer: Viewer) -> list[Task]:
    handover = own_handover(viewer)
    if handover is None or handover.person_says:
        return []
    address = reverse("my:handover", args=[handover.public_id])
    return [
        Task(_("May another entity accompany you?"), _("We wait for your answer."), address, _("See and answer")),
    ]


def _paper(parts: list[Part], *, at: datetime) -> list[Task]:
    mentors = [part.case for part in parts if isinstance(part.case, Mentor)]
    to_sign = [one for one in mentors if one.state != MentorState.INACTIVE and paper_of(one) is None]
    if not to_sign or programme_text(on=timezone.localdate(at)) is None:
        return []
    why = _("Every mentor signs it once, before the first meeting.")
    return [Task(_("The volunteer programme"), why, reverse("my:paper"), _("Read and sign"))]


def _sessions(viewer: Viewer, *, at: datetime) -> list[Task]:
    return [
        Task(
            one.session.get_kind_display(),
            _("You are invited. We wait for your answer."),
            reverse("my:session", args=[one.public_id]),
            _("See and answer"),
        )
        for one in own_sessions(viewer)
        if one.answer == Answer.INVITED and one.session.state == State.PLANNED and not one.session.is_over(at=at)
    ]
