"""The acts of a mentor's life in the programme, and the places a mentor gives."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.consents.services import hold
from mentores.participants.lifecycle import MENTOR, MentorState
from mentores.participants.models import Mentor, Place, Profile
from mentores.participants.policies import MAY_MENTOR
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
def pause_mentor(mentor: Mentor, *, by: Viewer, at: datetime, note: str = "") -> Mentor:
    """The mentor takes no new mentee for a time; running mentorships go on."""
    return _saved(_move(mentor, "pause_mentor", by=by, at=at, note=note))


@transaction.atomic
def resume_mentor(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """The mentor can be proposed again. Raises ConsentWithdrawn."""
    hold(mentor.person_id)
    return _saved(_move(mentor, "resume_mentor", by=by, at=at))


@transaction.atomic
def deactivate(mentor: Mentor, *, by: Viewer, at: datetime, note: str = "") -> Mentor:
    """The mentor leaves the programme. Raises PlacesTaken while somebody is accompanied."""
    mentor = _move(mentor, "deactivate", by=by, at=at, note=note)
    if taken_places(mentor):
        raise PlacesTaken
    release_charge(ChargeKind.MENTOR, mentor.public_id, at=at)
    return _saved(mentor)


@transaction.atomic
def reactivate(mentor: Mentor, *, by: Viewer, at: datetime) -> Mentor:
    """The mentor comes back, to be trained or to have the earlier training confirmed. Raises ConsentWithdrawn."""
    hold(mentor.person_id)
    mentor = _saved(_move(mentor, "reactivate", by=by, at=at))
    _charge(mentor, by=by, at=at)
    return mentor


@transaction.atomic
def update_mentor(
    mentor: Mentor, *, capacity: int, record_checked_until: date | None, by: Viewer, at: datetime
) -> Mentor:
    """Change how many mentees at once, and until when the criminal record seen is valid.

    Raises PlacesTaken if more places are taken than `capacity`.
    """
    mentor = audit.lock(mentor)
    if not MAY_MENTOR["update_mentor"](by, mentor):
        raise PermissionDenied
    if len(taken_places(mentor)) > capacity:
        raise PlacesTaken
    mentor.capacity, mentor.record_checked_until = capacity, record_checked_until
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


def _charge(mentor: Mentor, *, by: Viewer, at: datetime) -> None:
    """Whoever accepts a person has the case in hand."""
    take_charge(mentor.entity, kind=ChargeKind.MENTOR, subject=mentor.public_id, member=by.person, at=at)


def _move(mentor: Mentor, act: str, *, by: Viewer, at: datetime, note: str = "") -> Mentor:
    return audit.move(mentor, act, lifecycle=MENTOR, may=MAY_MENTOR, by=by, at=at, note=note)


def _saved(mentor: Mentor) -> Mentor:
    mentor.save(update_fields=["state"])
    return mentor
