"""Where am I, what comes next, and who is my contact: for each part somebody takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.admissions.selectors import applications_for
from mentores.participants.lifecycle import MenteeStanding
from mentores.participants.models import Mentee, Mentor
from mentores.participants.policies import mentee_acts_for, mentor_acts_for
from mentores.participants.selectors import mentees_for, mentors_for, standing_of
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.selectors import charge_of
from mentores.web.participation.roads import Road, road_of

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Contact:
    """The entity that answers, the colleague who has it in hand, and the days on which it receives people."""

    entity: Entity
    name: str
    days: list[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part somebody takes: where it stands on its road, and what may be done."""

    case: Mentor | Mentee
    is_mentor: bool
    road: Road
    acts: list[str]
    is_mentored: bool = False

    @property
    def may_pause(self) -> bool:
        return not self.is_mentored and ("pause_mentor" if self.is_mentor else "pause_mentee") in self.acts

    @property
    def may_resume(self) -> bool:
        return ("resume_mentor" if self.is_mentor else "resume_mentee") in self.acts

    @property
    def may_leave(self) -> bool:
        return self.case.leaving_since is None and ("deactivate" if self.is_mentor else "finish") in self.acts


def parts_of(viewer: Viewer) -> list[Part]:
    """The parts somebody takes, helping first."""
    return [
        *(_as_mentor(viewer, mentor) for mentor in mentors_for(viewer)),
        *(_as_mentee(viewer, mentee) for mentee in mentees_for(viewer)),
    ]


def waiting_applications(viewer: Viewer) -> list[Application]:
    """One's own registrations that wait for something."""
    return list(applications_for(viewer).undecided())


def contacts_of(parts: Sequence[Part], waiting: Sequence[Application]) -> list[Contact]:
    """Whom to ask: each entity once, with the colleague who has the person in hand."""
    cases: list[tuple[Entity | None, str, str]] = [
        *((one.case.entity, _kind(one), one.case.public_id) for one in parts),
        *((one.entity, ChargeKind.APPLICATION, one.public_id) for one in waiting),
    ]
    contacts: dict[int, Contact] = {}
    for entity, kind, public_id in cases:
        if entity is not None and entity.pk not in contacts:
            contacts[entity.pk] = _contact(entity, kind, public_id)
    return list(contacts.values())


def _kind(part: Part) -> str:
    return ChargeKind.MENTOR if part.is_mentor else ChargeKind.MENTEE


def _contact(entity: Entity, kind: str, public_id: str) -> Contact:
    charge = charge_of(kind, public_id)
    name = charge.member.full_name if charge and charge.member else ""
    return Contact(entity=entity, name=name, days=[WEEKDAYS[day] for day in sorted(entity.service_days)])


def _as_mentor(viewer: Viewer, mentor: Mentor) -> Part:
    return Part(case=mentor, is_mentor=True, road=road_of(mentor), acts=mentor_acts_for(viewer, mentor))


def _as_mentee(viewer: Viewer, mentee: Mentee) -> Part:
    return Part(
        case=mentee,
        is_mentor=False,
        road=road_of(mentee),
        acts=mentee_acts_for(viewer, mentee),
        is_mentored=standing_of(mentee) == MenteeStanding.MENTORED,
    )
