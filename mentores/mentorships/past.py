"""Mentorships and meetings of a past that the platform did not see: written down as they were, and nobody is told.

Belongs to imports: whose list it is was asked there. Nobody is asked how it was, either: that is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.mentorships.lifecycle import ENDED, NEVER_BEGAN, OPEN, State
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor, MentorshipMove
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Mentor, Place
from mentores.participants.services.mentors import take_place
from mentores.partners.models import ChargeKind
from mentores.partners.selectors import charge_of
from mentores.partners.services import take_charge

STEPS = {
    State.PREPARATION: (),
    State.RUNNING: ("start_meeting",),
    State.PAUSED: ("start_meeting", "pause"),
    State.CLOSING: ("start_meeting", "wind_down"),
    State.COMPLETED: ("start_meeting", "complete"),
    State.INTERRUPTED: ("start_meeting", "interrupt"),
    State.NOT_STARTED: ("give_up",),
}
LEADS_TO = {
    "start_meeting": State.RUNNING,
    "pause": State.PAUSED,
    "wind_down": State.CLOSING,
    "complete": State.COMPLETED,
    "interrupt": State.INTERRUPTED,
    "give_up": State.NOT_STARTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A mentorship as a list tells of it. One that goes on has neither last day nor reason."""

    state: str
    opened_on: date
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    main_area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting as a list tells of it."""

    mentorship: Mentorship
    held_on: date
    minutes: int
    mode: str


@transaction.atomic
def take_over(mentee: Mentee, mentor: Mentor, past: Past, *, by: Viewer, at: datetime, note: str = "") -> Mentorship:
    """Write down a mentorship of two people of one entity; one that goes on takes a place of the mentor's.

    Raises PermissionDenied, NoPlace, and ActNotPossible for a mentee who has a mentor or does not wait for one.
    """
    _ask(by, mentee.entity_id)
    goes_on = past.state in OPEN
    mentor = audit.lock(mentor)
    mentee = audit.lock(mentee)
    if goes_on and (mentee.state != MenteeState.WAITING or mentee.mentorships.filter(ended_at=None).exists()):
        raise ActNotPossible("this mentee does not wait for a mentor")
    opened_at, ended_at = _noon(past.opened_on), _noon(past.ended_on) if past.ended_on else None
    mentorship = Mentorship.objects.create(
        entity_id=mentee.entity_id,
        mentee=mentee,
        main_area_id=past.main_area,
        state=past.state,
        opened_at=opened_at,
        started_at=_noon(past.started_on) if past.started_on else None,
        ended_at=ended_at,
        end_reason=past.end_reason,
    )
    if goes_on:
        place = take_place(mentor, at=at)
    else:
        place = Place.objects.create(mentor=mentor, number=1, since=opened_at, until=ended_at)
    MentorshipMentor.objects.create(mentorship=mentorship, mentor=mentor, place=place, since=opened_at, until=ended_at)
    _tell_story(mentorship, past, by=by, at=at, note=note)
    if goes_on:
        hands = charge_of(ChargeKind.MENTEE, mentee.public_id)
        take_charge(
            mentee.entity,
            kind=ChargeKind.MENTORSHIP,
            subject=mentorship.public_id,
            member=hands.member if hands else None,
            at=at,
        )
    audit.record("mentorships", "take_over", kind="mentorship", subject=mentorship.public_id, by=by, at=at)
    return mentorship


@transaction.atomic
def note_meetings(met: Sequence[Met], *, by: Viewer, at: datetime) -> list[Meeting]:
    """Write down meetings of mentorships of one entity, whether they go on or have ended.

    The first one of a mentorship in preparation starts it. Raises PermissionDenied, and ActNotPossible for a day on
    which the two were no pair.
    """
    for mentorship in {one.mentorship.pk: one.mentorship for one in met}.values():
        _ask(by, mentorship.entity_id)
    for one in met:
        if not _was_a_pair(one.mentorship, one.held_on, today=timezone.localdate(at)):
            raise ActNotPossible("the two were no pair on this day")
    meetings = Meeting.objects.bulk_create(
        Meeting(
            mentorship=one.mentorship,
            held_on=one.held_on,
            minutes=one.minutes,
            mode=one.mode,
            logged_at=at,
            logged_by=by.person,
        )
        for one in met
    )
    _start(met, by=by)
    subjects = [one.mentorship.public_id for one in met]
    audit.record_many("mentorships", "log_meeting", kind="mentorship", subjects=subjects, by=by, at=at)
    return meetings


def _start(met: Sequence[Met], *, by: Viewer) -> None:
    """Whoever has met has begun."""
    first: dict[int, Met] = {}
    for one in sorted(met, key=lambda one: one.held_on):
        first.setdefault(one.mentorship.pk, one)
    waiting = Mentorship.objects.filter(pk__in=first, state=State.PREPARATION).select_for_update(of=("self",))
    for mentorship in waiting:
        mentorship.state, mentorship.started_at = State.RUNNING, _noon(first[mentorship.pk].held_on)
        mentorship.save(update_fields=["state", "started_at"])
        _move(mentorship, "start_meeting", State.PREPARATION, State.RUNNING, at=mentorship.started_at, by=by, note="")


def _was_a_pair(mentorship: Mentorship, held_on: date, *, today: date) -> bool:
    last = timezone.localdate(mentorship.ended_at) if mentorship.ended_at else today
    return mentorship.state not in NEVER_BEGAN and timezone.localdate(mentorship.opened_at) <= held_on <= last


def _tell_story(mentorship: Mentorship, past: Past, *, by: Viewer, at: datetime, note: str) -> None:
    """Each step on its day; of one whose day the list does not tell, on the day of the list's arrival."""
    source = ""
    _move(mentorship, "begin", source, State.PREPARATION, at=mentorship.opened_at, by=by, note=note)
    source = State.PREPARATION
    for act in STEPS[State(past.state)]:
        when = mentorship.started_at if act == "start_meeting" else mentorship.ended_at or at
        _move(mentorship, act, source, LEADS_TO[act], at=when or at, by=by, note="")
        source = LEADS_TO[act]


def _move(mentorship: Mentorship, act: str, source: str, target: str, *, at: datetime, by: Viewer, note: str) -> None:
    MentorshipMove.objects.create(
        case=mentorship,
        act=act,
        source=source,
        target=target,
        at=at,
        person=by.person,
        role=by.role,
        entity_id=by.entity_id,
        note=note,
    )


def _ask(by: Viewer, entity_id: int) -> None:
    """Raises PermissionDenied unless a coordinator of this entity acts, or the national team for it."""
    if by.role != Role.NATIONAL_COORDINATOR and not (by.role == Role.COORDINATOR and by.entity_id == entity_id):
        raise PermissionDenied


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def has_ended(state: str) -> bool:
    """Whether a mentorship in this state has a last day and a reason."""
    return state in (*ENDED, State.NOT_STARTED)
