"""The acts of a mentor's life in the programme, and the places a mentor gives."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.consents.services import hold
from mentores.core.lifecycle import ActNotPossible
from mentores.participants import notices
from mentores.participants.alternatives import Alternative
from mentores.participants.lifecycle import MENTOR, MentorState
from mentores.participants.models import Handover, Mentor, Place, Profile, WhyMentorLeft
from mentores.participants.models.mentor import RECORD_VALID
from mentores.participants.policies import MAY_MENTOR
from mentores.participants.services.pauses import ahead
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.services import release_charge, take_charge


class NoPlace(Exception):
    """Every place of this mentor is taken, or the mentor is not ready."""


class PlacesTaken(Exception):
    """More places are taken than the capacity asked for."""


@transaction.atomic
def admit(
    profile: Profile, *, entity: Entity, capacity: int, trained_on: date | None, by: Viewer, at: datetime
) -> Mentor:
    """An accepted person becomes a mentor: ready if already trained, else in training.

    Belongs to admissions: permission is checked there. The database refuses a second row for the same person.
    """
    mentor = Mentor.objects.create(
        person_id=profile.person_id,
        profile=profile,
        entity=entity,
        capacity=capacity,
        state=MentorState.READY if trained_on else MentorState.IN_TRAINING,
        trained_on=trained_on,
        accepted_at=at,
    )
    audit.begin(mentor, by=by, at=at)
    _charge(mentor, by=by, at=at)
    return mentor


@transaction.atomic
def finish_training(mentor: Mentor, *, trained_on: date, by: Viewer, at: datetime) -> Mentor:
    """The mentor has been trained and can be proposed. Raises ConsentWithdrawn."""
    hold(mentor.person_id)
    mentor = _move(mentor, "finish_training", by=by, at=at)
    mentor.trained_on = trained_on
    mentor.save(update_fields=["state", "trained_on"])
    return mentor


@transaction.atomic
def pause_mentor(mentor: Mentor, *, by: Viewer, at: datetime, until: date | None = None, note: str = "") -> Mentor:
    """The mentor takes no new mentee for a time, until the day `until` if one is known; running mentorships go on.

    Raises DayHasPassed for a day that is not ahead.
    """
    mentor = _move(mentor, "pause_mentor", by=by, at=at, note=note)
    mentor.paused_until = ahead(until, at=at)
    return _saved(mentor)


@transaction.atomic
def resume_mentor(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """The mentor can be proposed again. Raises ConsentWithdrawn."""
    hold(mentor.person_id)
    mentor = _move(mentor, "resume_mentor", by=by, at=at)
    mentor.paused_until = None
    return _saved(mentor)


@transaction.atomic
def deactivate(mentor: Mentor, *, by: Viewer, at: datetime, because: str = "", note: str = "") -> Mentor:
    """The mentor leaves the programme, by the entity's act or the own.

    Raises PlacesTaken while somebody is accompanied; then see `ask_to_leave`.
    """
    return _leave(mentor, "deactivate", because=because, by=by, at=at, note=note)


@transaction.atomic
def release(mentor: Mentor, *, by: Viewer, at: datetime, note: str = "") -> Mentor:
    """Nobody was found for this mentor, who is told so and thanked. Raises PlacesTaken."""
    mentor = _leave(mentor, "release", because=WhyMentorLeft.NOBODY_TO_HELP, by=by, at=at, note=note)
    notices.released(mentor, at=at)
    return mentor


@transaction.atomic
def ask_to_leave(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """A mentor who accompanies somebody wants to leave: the entity is to talk to both and to end the mentorship.

    Raises ActNotPossible for whoever has left.
    """
    mentor = audit.lock(mentor)
    if not MAY_MENTOR["ask_to_leave"](by, mentor):
        raise PermissionDenied
    if mentor.state == MentorState.INACTIVE:
        raise ActNotPossible("this mentor has left")
    if mentor.leaving_since is None:
        mentor.leaving_since = at
        mentor.save(update_fields=["leaving_since"])
        audit.note(mentor, "ask_to_leave", by=by, at=at)
    return mentor


@transaction.atomic
def reactivate(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """The mentor comes back, to be trained or to have the earlier training confirmed. Raises ConsentWithdrawn."""
    hold(mentor.person_id)
    mentor = _move(mentor, "reactivate", by=by, at=at)
    mentor.left_because = ""
    mentor = _saved(mentor)
    _charge(mentor, by=by, at=at)
    return mentor


@transaction.atomic
def note_contact(mentor: Mentor, *, by: Viewer, at: datetime, note: str = "") -> None:
    """Somebody has talked to a mentor who waits for a mentee; the days of waiting begin anew.

    Raises ActNotPossible for whoever is not ready.
    """
    _note_of_wait(mentor, "note_contact", by=by, at=at, note=note)


@transaction.atomic
def offer_alternative(mentor: Mentor, *, alternative: str, by: Viewer, at: datetime, note: str = "") -> None:
    """Offer another way to help to a mentor who waits for a mentee, and write it to the mentor.

    Raises ActNotPossible for whoever is not ready, ValueError for what is no Alternative.
    """
    offered = Alternative(alternative)
    _note_of_wait(mentor, "offer_alternative", by=by, at=at, note=note or str(offered.label))
    notices.alternative(mentor, offered, at=at)


@transaction.atomic
def update_mentor(mentor: Mentor, *, capacity: int, record_seen_on: date | None, by: Viewer, at: datetime) -> Mentor:
    """Change how many mentees at once, and on which day the criminal record was seen: only the day is kept.

    It is asked for again after twelve months (Lei 113/2009, article 2). Raises PlacesTaken if more places are taken
    than `capacity`.
    """
    mentor = audit.lock(mentor)
    if not MAY_MENTOR["update_mentor"](by, mentor):
        raise PermissionDenied
    if len(taken_places(mentor)) > capacity:
        raise PlacesTaken
    mentor.capacity = capacity
    mentor.record_checked_until = record_seen_on and record_seen_on + RECORD_VALID
    mentor.full_clean()
    mentor.save(update_fields=["capacity", "record_checked_until"])
    audit.record("participants", "update_mentor", kind="mentor", subject=mentor.public_id, by=by, at=at)
    return mentor


def taken_places(mentor: Mentor) -> list[int]:
    """The numbers of the mentor's places that are taken now."""
    return list(mentor.places.filter(until=None).values_list("number", flat=True))


@transaction.atomic
def take_place(mentor: Mentor, *, at: datetime) -> Place:
    """Take the mentor's first free place, under the mentor's lock. Raises NoPlace if there is none."""
    mentor = audit.lock(mentor)
    taken = taken_places(mentor)
    if mentor.state != MentorState.READY or len(taken) >= mentor.capacity:
        raise NoPlace
    free = next(number for number in range(1, mentor.capacity + 1) if number not in taken)
    return Place.objects.create(mentor=mentor, number=free, since=at)


@transaction.atomic
def give_back(place: Place, *, at: datetime) -> None:
    """The place is free again. Giving back twice changes nothing."""
    Place.objects.filter(pk=place.pk, until=None).update(until=at)


def ask_no_more(mentors: Collection[Mentor], *, at: datetime) -> None:
    """No other entity is asked about these mentors any more: they leave, or their entity gives them away.

    Belongs to these acts: permission is checked there, and the mentors are locked.
    """
    Handover.objects.open().filter(mentor__in=mentors).update(closed_at=at)


def _charge(mentor: Mentor, *, by: Viewer, at: datetime) -> None:
    """Whoever accepts a person has the case in hand."""
    take_charge(mentor.entity, kind=ChargeKind.MENTOR, subject=mentor.public_id, member=by.person, at=at)


def _move(mentor: Mentor, act: str, *, by: Viewer, at: datetime, note: str = "") -> Mentor:
    return audit.move(mentor, act, lifecycle=MENTOR, may=MAY_MENTOR, by=by, at=at, note=note)


def _leave(mentor: Mentor, act: str, *, because: str, by: Viewer, at: datetime, note: str) -> Mentor:
    mentor = _move(mentor, act, by=by, at=at, note=note)
    if taken_places(mentor):
        raise PlacesTaken
    release_charge(ChargeKind.MENTOR, mentor.public_id, at=at)
    ask_no_more([mentor], at=at)
    mentor.paused_until, mentor.leaving_since, mentor.left_because = None, None, because and WhyMentorLeft(because)
    return _saved(mentor)


def _note_of_wait(mentor: Mentor, act: str, *, by: Viewer, at: datetime, note: str) -> None:
    mentor = audit.lock(mentor)
    if not MAY_MENTOR[act](by, mentor):
        raise PermissionDenied
    if mentor.state != MentorState.READY:
        raise ActNotPossible("only a mentor who is ready waits for a mentee")
    audit.note(mentor, act, by=by, at=at, note=note)


def _saved(mentor: Mentor) -> Mentor:
    mentor.save(update_fields=["state", "paused_until", "leaving_since", "left_because"])
    return mentor
