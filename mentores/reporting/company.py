"""What a company contact may know of the volunteers: numbers, and none that is small."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.mentorships.models import MentorshipMentor
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor

SMALLEST_COUNT = 10


@dataclass(frozen=True, slots=True)
class Volunteers:
    """None stands for a number below SMALLEST_COUNT, nothing included."""

    mentors: int | None
    mentorships: int | None


def volunteers(viewer: Viewer) -> Volunteers:
    """The mentors accompanied by the viewer's entity, and the mentorships they began. Raises PermissionDenied."""
    if viewer.role != Role.COMPANY_CONTACT:
        raise PermissionDenied
    mentors = Mentor.objects.filter(entity__in=viewer.entities).exclude(state=MentorState.INACTIVE)
    led = MentorshipMentor.objects.filter(mentor__entity__in=viewer.entities, lead=True)
    began = led.filter(mentorship__started_at__isnull=False).order_by().values("mentorship").distinct()
    return Volunteers(mentors=_shown(mentors.count()), mentorships=_shown(began.count()))


def _shown(number: int) -> int | None:
    return number if number >= SMALLEST_COUNT else None
