"""Mentorships."""

from datetime import datetime

from django.utils import timezone

from mentores.mentorships import services
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, Meeting, MeetingMode, Mentorship
from mentores.participants.models import Mentee, Mentor, Phase
from mentores.participants.services.mentors import take_place
from tests.factories.moments import NOON
from tests.factories.participants import DOCUMENTS, make_mentee, make_mentor
from tests.factories.partners import acting_for


def make_mentorship(
    *,
    mentor: Mentor | None = None,
    mentee: Mentee | None = None,
    state: str = State.RUNNING,
    main_area: str = DOCUMENTS,
    phase: str = Phase.NETWORK,
    at: datetime = NOON,
    **shares: list[str],
) -> Mentorship:
    """A mentorship between two entities unless the people are given; running since a first meeting unless asked."""
    mentor, mentee = mentor or make_mentor(), mentee or make_mentee()
    by = acting_for(mentee.entity)
    mentorship = services.open_mentorship(
        mentee, mentor, place=take_place(mentor, at=at), main_area=main_area, phase=phase, by=by, at=at, **shares
    )
    if state == State.PREPARATION:
        return mentorship
    if state == State.NOT_STARTED:
        return services.give_up(mentorship, reason=EndReason.MENTEE_NO_TIME, by=by, at=at)
    if state == State.MISTAKEN:
        return services.mark_mistaken(mentorship, by=by, at=at)
    make_meeting(mentorship, at=at)
    match state:
        case State.PAUSED:
            return services.pause(mentorship, by=by, at=at)
        case State.CLOSING:
            return services.wind_down(mentorship, by=by, at=at)
        case State.COMPLETED:
            return services.complete(mentorship, reason=EndReason.GOALS_REACHED, by=by, at=at)
        case State.INTERRUPTED:
            return services.interrupt(mentorship, reason=EndReason.MENTOR_NO_TIME, by=by, at=at)
    mentorship.refresh_from_db()
    return mentorship


def make_meeting(mentorship: Mentorship, *, at: datetime = NOON) -> Meeting:
    """A meeting on the day it is noted."""
    return services.log_meeting(
        mentorship,
        held_on=timezone.localdate(at),
        minutes=60,
        mode=MeetingMode.IN_PERSON,
        by=acting_for(mentorship.entity),
        at=at,
    )
