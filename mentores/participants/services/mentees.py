"""The acts of a mentee's life in the programme."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.consents.services import hold
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MENTEE, MenteeState
from mentores.participants.models import Mentee, Profile, WhyMenteeLeft
from mentores.participants.policies import MAY_MENTEE
from mentores.participants.services.pauses import ahead
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.services import release_charge, take_charge


@transaction.atomic
def admit(profile: Profile, *, entity: Entity, waiting_since: datetime, by: Viewer, at: datetime) -> Mentee:
    """An accepted person becomes a mentee and waits for a mentor, since the day they registered.

    Belongs to admissions: permission is checked there. The database refuses a second row for the same person.
    """
    mentee = Mentee.objects.create(
        person_id=profile.person_id, profile=profile, entity=entity, accepted_at=at, waiting_since=waiting_since
    )
    audit.begin(mentee, by=by, at=at)
    _charge(mentee, by=by, at=at)
    return mentee


@transaction.atomic
def pause_mentee(mentee: Mentee, *, by: Viewer, at: datetime, until: date | None = None, note: str = "") -> Mentee:
    """The mentee is not looking for a mentor for a time, until the day `until` if one is known.

    Raises ActNotPossible while in a mentorship, DayHasPassed for a day that is not ahead.
    """
    mentee = _move(mentee, "pause_mentee", by=by, at=at, note=note)
    _refuse_if_mentored(mentee)
    mentee.paused_until = ahead(until, at=at)
    return _saved(mentee)


@transaction.atomic
def resume_mentee(mentee: Mentee, *, by: Viewer, at: datetime) -> Mentee:
    """The mentee waits for a mentor again, with the days already waited. Raises ConsentWithdrawn."""
    hold(mentee.person_id)
    mentee = _move(mentee, "resume_mentee", by=by, at=at)
    mentee.paused_until = None
    return _saved(mentee)


@transaction.atomic
def finish(mentee: Mentee, *, by: Viewer, at: datetime, because: str = "", note: str = "") -> Mentee:
    """The mentee needs no mentor any more. Raises ActNotPossible while in a mentorship, which ends first."""
    mentee = _move(mentee, "finish", by=by, at=at, note=note)
    _refuse_if_mentored(mentee)
    mentee.paused_until, mentee.leaving_since, mentee.left_because = None, None, because and WhyMenteeLeft(because)
    _saved(mentee)
    release_charge(ChargeKind.MENTEE, mentee.public_id, at=at)
    return mentee


@transaction.atomic
def ask_to_leave(mentee: Mentee, *, by: Viewer, at: datetime) -> Mentee:
    """A mentee who has a mentor wants to leave: the entity is to talk to both and to end the mentorship.

    Raises ActNotPossible for whoever has left.
    """
    mentee = audit.lock(mentee)
    if not MAY_MENTEE["ask_to_leave"](by, mentee):
        raise PermissionDenied
    if mentee.state == MenteeState.DONE:
        raise ActNotPossible("this mentee has left")
    if mentee.leaving_since is None:
        mentee.leaving_since = at
        mentee.save(update_fields=["leaving_since"])
        audit.note(mentee, "ask_to_leave", by=by, at=at)
    return mentee


@transaction.atomic
def reopen(mentee: Mentee, *, by: Viewer, at: datetime) -> Mentee:
    """The mentee has a new need and waits from now on. Raises ConsentWithdrawn."""
    hold(mentee.person_id)
    mentee = _move(mentee, "reopen", by=by, at=at)
    mentee.waiting_since, mentee.left_because = at, ""
    mentee.save(update_fields=["state", "waiting_since", "left_because"])
    _charge(mentee, by=by, at=at)
    return mentee


@transaction.atomic
def wait_anew(mentee: Mentee, *, at: datetime) -> None:
    """After a mentorship the mentee waits for another mentor, behind those who have had none.

    Belongs to mentorships: permission is checked there.
    """
    mentee = audit.lock(mentee)
    mentee.waiting_since = at
    mentee.save(update_fields=["waiting_since"])


def _refuse_if_mentored(mentee: Mentee) -> None:
    """A mentorship belongs to a higher floor; that one of this mentee has no end can be seen from here."""
    if mentee.mentorships.filter(ended_at=None).exists():
        raise ActNotPossible("a mentee in a mentorship is not looking for one")


def _charge(mentee: Mentee, *, by: Viewer, at: datetime) -> None:
    """Whoever accepts a person has the case in hand."""
    take_charge(mentee.entity, kind=ChargeKind.MENTEE, subject=mentee.public_id, member=by.person, at=at)


def _move(mentee: Mentee, act: str, *, by: Viewer, at: datetime, note: str = "") -> Mentee:
    return audit.move(mentee, act, lifecycle=MENTEE, may=MAY_MENTEE, by=by, at=at, note=note)


def _saved(mentee: Mentee) -> Mentee:
    mentee.save(update_fields=["state", "paused_until", "leaving_since", "left_because"])
    return mentee
