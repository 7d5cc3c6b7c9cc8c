"""The acts of a mentorship. Each is one transaction, and each goes through `_move`."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.links.services import revoke
from mentores.mentorships import notices
from mentores.mentorships.lifecycle import LIFECYCLE, OPEN, State
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor
from mentores.mentorships.policies import MAY
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Mentor, Phase, Place
from mentores.participants.services import mentees, mentors
from mentores.partners.models import ChargeKind
from mentores.partners.selectors import charge_of
from mentores.partners.services import release_charge, take_charge


class MeetingInTheFuture(Exception):
    """A meeting can be noted once it was held."""


class MeetingTooEarly(Exception):
    """The two were not a pair yet on this day."""


@transaction.atomic
def open_mentorship(
    mentee: Mentee,
    mentor: Mentor,
    *,
    place: Place,
    main_area: str,
    by: Viewer,
    at: datetime,
    phase: str = Phase.NETWORK,
    mentor_shares: Sequence[str] = (),
    mentee_shares: Sequence[str] = (),
) -> Mentorship:
    """Both people said yes: the mentorship takes over the place. Belongs to matching, which asked them.

    `mentor_shares` and `mentee_shares` are the contacts each lets the other see: "email", "phone".
    """
    mentorship = Mentorship.objects.create(
        entity=mentee.entity,
        mentee=mentee,
        main_area_id=main_area,
        phase=phase,
        mentor_shares=list(mentor_shares),
        mentee_shares=list(mentee_shares),
        opened_at=at,
    )
    MentorshipMentor.objects.create(mentorship=mentorship, mentor=mentor, place=place, since=at)
    audit.begin(mentorship, by=by, at=at)
    take_charge(
        mentorship.entity, kind=ChargeKind.MENTORSHIP, subject=mentorship.public_id, member=_in_hands_of(mentee), at=at
    )
    notices.opened(mentorship, mentor=mentor, at=at)
    return mentorship


@transaction.atomic
def log_meeting(
    mentorship: Mentorship,
    *,
    held_on: date,
    minutes: int,
    mode: str,
    by: Viewer,
    at: datetime,
    wants_help: bool = False,
    form_key: str | None = None,
) -> Meeting:
    """Note a meeting; the first one starts the mentorship. A form sent twice (`form_key`) is noted once.

    Raises MeetingInTheFuture, MeetingTooEarly, or ActNotPossible once the mentorship has ended.
    """
    mentorship = audit.lock(mentorship)
    if not MAY["log_meeting"](by, mentorship):
        raise PermissionDenied
    if form_key and (before := Meeting.objects.filter(form_key=form_key, mentorship=mentorship).first()):
        return before
    if mentorship.state not in OPEN:
        raise ActNotPossible(f"no meeting in a mentorship that is {mentorship.state}")
    if held_on > timezone.localdate(at):
        raise MeetingInTheFuture
    if held_on < timezone.localdate(mentorship.opened_at):
        raise MeetingTooEarly
    meeting = Meeting(
        mentorship=mentorship,
        held_on=held_on,
        minutes=minutes,
        mode=mode,
        wants_help=wants_help,
        logged_at=at,
        logged_by=by.person,
        form_key=form_key,
    )
    meeting.full_clean(exclude=["mentorship", "logged_by"])
    meeting.save()
    if mentorship.state == State.PREPARATION:
        mentorship = _move(mentorship, "start_meeting", by=by, at=at)
        mentorship.started_at = at
        mentorship.save(update_fields=["state", "started_at"])
    if wants_help:
        notices.help_wanted(mentorship, at=at)
    audit.record("mentorships", "log_meeting", kind="mentorship", subject=mentorship.public_id, by=by, at=at)
    return meeting


@transaction.atomic
def undo_meeting(meeting: Meeting, *, by: Viewer, at: datetime) -> None:
    """Take back a meeting noted by mistake; a mentorship that has started stays so."""
    mentorship = audit.lock(meeting.mentorship)
    if not MAY["undo_meeting"](by, mentorship):
        raise PermissionDenied
    if mentorship.state not in OPEN:
        raise ActNotPossible(f"no change of meetings in a mentorship that is {mentorship.state}")
    meeting.delete()
    audit.record("mentorships", "undo_meeting", kind="mentorship", subject=mentorship.public_id, by=by, at=at)


@transaction.atomic
def note_talk(meeting: Meeting, *, by: Viewer, at: datetime) -> None:
    """The entity has talked to whoever wished for it. Noting it twice changes nothing."""
    mentorship = audit.lock(meeting.mentorship)
    if not MAY["note_talk"](by, mentorship):
        raise PermissionDenied
    answered = Meeting.objects.filter(pk=meeting.pk, wants_help=True, talked_at=None).update(talked_at=at)
    if answered:
        audit.record("mentorships", "note_talk", kind="mentorship", subject=mentorship.public_id, by=by, at=at)


@transaction.atomic
def pause(mentorship: Mentorship, *, by: Viewer, at: datetime, note: str = "") -> Mentorship:
    """The two do not meet for a time."""
    return _saved(_move(mentorship, "pause", by=by, at=at, note=note))


@transaction.atomic
def resume(mentorship: Mentorship, *, by: Viewer, at: datetime) -> Mentorship:
    """The two meet again."""
    return _saved(_move(mentorship, "resume", by=by, at=at))


@transaction.atomic
def wind_down(mentorship: Mentorship, *, by: Viewer, at: datetime) -> Mentorship:
    """The last meeting is being prepared."""
    return _saved(_move(mentorship, "wind_down", by=by, at=at))


@transaction.atomic
def complete(
    mentorship: Mentorship, *, reason: str, by: Viewer, at: datetime, note: str = "", waits_again: bool = False
) -> Mentorship:
    """It ended as it should; the mentee is done, or waits for another mentor."""
    return _end(mentorship, "complete", reason=reason, by=by, at=at, note=note, waits_again=waits_again)


@transaction.atomic
def interrupt(
    mentorship: Mentorship, *, reason: str, by: Viewer, at: datetime, note: str = "", waits_again: bool = False
) -> Mentorship:
    """It broke off; the mentee is done, or waits for another mentor."""
    return _end(mentorship, "interrupt", reason=reason, by=by, at=at, note=note, waits_again=waits_again)


@transaction.atomic
def give_up(
    mentorship: Mentorship, *, reason: str, by: Viewer, at: datetime, note: str = "", waits_again: bool = True
) -> Mentorship:
    """The two never met."""
    return _end(mentorship, "give_up", reason=reason, by=by, at=at, note=note, waits_again=waits_again)


@transaction.atomic
def mark_mistaken(mentorship: Mentorship, *, by: Viewer, at: datetime, note: str = "") -> Mentorship:
    """It should never have been opened; the mentee waits as before."""
    return _end(mentorship, "mark_mistaken", reason="", by=by, at=at, note=note, waits_again=True)


def _in_hands_of(mentee: Mentee) -> User | None:
    """Whoever looks after the mentee looks after the pair."""
    charge = charge_of(ChargeKind.MENTEE, mentee.public_id)
    return charge.member if charge else None


def _end(
    mentorship: Mentorship, act: str, *, reason: str, by: Viewer, at: datetime, note: str, waits_again: bool
) -> Mentorship:
    mentorship = _move(mentorship, act, by=by, at=at, note=note)
    mentorship.ended_at, mentorship.end_reason = at, reason
    mentorship.save(update_fields=["state", "ended_at", "end_reason"])
    for row in mentorship.mentors.filter(until=None).select_related("place"):
        row.until = at
        row.save(update_fields=["until"])
        mentors.give_back(row.place, at=at)
    revoke(kind="mentorship", subject=mentorship.public_id, at=at)
    release_charge(ChargeKind.MENTORSHIP, mentorship.public_id, at=at)
    if waits_again and mentorship.started_at:
        mentees.wait_anew(mentorship.mentee, at=at)
    if not waits_again and mentorship.mentee.state != MenteeState.DONE:
        mentees.finish(mentorship.mentee, by=SYSTEM, at=at)
    return mentorship


def _move(mentorship: Mentorship, act: str, *, by: Viewer, at: datetime, note: str = "") -> Mentorship:
    return audit.move(mentorship, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)


def _saved(mentorship: Mentorship) -> Mentorship:
    mentorship.save(update_fields=["state"])
    return mentorship
