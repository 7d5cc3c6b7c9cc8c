"""The yearly question whether a person's answers are still right."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.participants import notices
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Answer, Mentee, Mentor, Profile, ProfileChange, ProfileCheck
from mentores.participants.policies import MAY_CHECK, MAY_PROFILE

EVERY = timedelta(days=365)
A_DAY = 100  # a network that begins with many people asks them over some weeks


def ask_yearly(*, at: datetime) -> None:
    """Ask whoever takes part and has not been asked, nor had the answers changed, for a year: a few each day."""
    for profile in _to_ask(at=at)[:A_DAY]:
        _ask(profile, at=at)


@transaction.atomic
def ask(profile: Profile, *, by: Viewer, at: datetime) -> None:
    """The entity asks before the year is over. Raises ActNotPossible for whoever is being asked or has left."""
    if not MAY_PROFILE["ask"](by, profile):
        raise PermissionDenied
    if not _ask(profile, at=at):
        raise ActNotPossible("nobody is asked twice at once, nor after leaving")
    audit.record("participants", "ask", kind="person", subject=profile.person.public_id, by=by, at=at)


@transaction.atomic
def confirm(profile: Profile, *, by: Viewer, at: datetime) -> None:
    """The person, or the entity after a talk, says that everything is still right."""
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if not MAY_PROFILE["confirm"](by, profile):
        raise PermissionDenied
    check = profile.checks.filter(settled_at=None).first() or ProfileCheck(profile=profile, asked_at=at)
    check.answer, check.answered_at, check.settled_at = Answer.RIGHT, at, at
    check.save()
    audit.record("participants", "confirm", kind="person", subject=profile.person.public_id, by=by, at=at)


@transaction.atomic
def answer(check: ProfileCheck, said: str, *, by: Viewer, at: datetime) -> ProfileCheck:
    """The person answers the question; the last word counts. What has changed waits until somebody has put it right.

    Raises ActNotPossible once the answers were put right, PermissionDenied.
    """
    check = ProfileCheck.objects.select_for_update().get(pk=check.pk)
    if not MAY_CHECK["answer"](by, check):
        raise PermissionDenied
    if check.settled_at is not None:
        raise ActNotPossible("this question is settled")
    check.answer, check.answered_at = Answer(said), at
    check.settled_at = at if said == Answer.RIGHT else None
    check.save(update_fields=["answer", "answered_at", "settled_at"])
    audit.record("participants", "answer", kind="profilecheck", subject=check.public_id, by=by, at=at)
    return check


def _to_ask(*, at: datetime) -> QuerySet[Profile]:
    """Profiles of those accepted a year ago and still taking part, nobody asked and nothing changed since."""
    before = at - EVERY
    mentors = Mentor.objects.exclude(state=MentorState.INACTIVE).filter(accepted_at__lte=before)
    mentees = Mentee.objects.exclude(state=MenteeState.DONE).filter(accepted_at__lte=before)
    fresh = Q(pk__in=ProfileCheck.objects.filter(asked_at__gt=before).values("profile"))
    fresh |= Q(pk__in=ProfileCheck.objects.filter(settled_at=None).values("profile"))
    fresh |= Q(pk__in=ProfileChange.objects.filter(at__gt=before).values("profile"))
    takes_part = Q(pk__in=mentors.values("profile")) | Q(pk__in=mentees.values("profile"))
    return Profile.objects.filter(takes_part).exclude(fresh).order_by("pk")


@transaction.atomic
def _ask(profile: Profile, *, at: datetime) -> bool:
    """Ask a person who is not being asked and has not left; whether that was so."""
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if profile.checks.filter(settled_at=None).exists():
        return False
    mentor = Mentor.objects.exclude(state=MentorState.INACTIVE).filter(profile=profile).first()
    mentee = Mentee.objects.exclude(state=MenteeState.DONE).filter(profile=profile).first()
    part = mentor or mentee
    if part:
        notices.still_right(ProfileCheck.objects.create(profile=profile, asked_at=at), part, at=at)
    return part is not None
