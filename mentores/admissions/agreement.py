"""What follows when a person agrees to something or takes it back, on screen, on paper or in a talk."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions import services
from mentores.admissions.models import Application
from mentores.admissions.policies import records_consent
from mentores.audit.services import record
from mentores.consents import services as consents
from mentores.consents.models import Consent, How, Text
from mentores.consents.purposes import INFORMATION, SENSITIVE
from mentores.consents.selectors import text_for
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, Profile, ProfileChange
from mentores.participants.services import mentees, mentors

NOON = time(12)


class NotThisDay(Exception):
    """The day lies ahead, or before there was anything to agree to, or before it was agreed to."""


@transaction.atomic
def agree(
    person: User,
    purpose: str,
    *,
    language: str,
    by: Viewer,
    at: datetime,
    how: str = How.SCREEN,
    on: date | None = None,
) -> Consent:
    """A person agrees to the text that is valid, or was on the day `on`, in one language of it.

    Raises PermissionDenied; NotThisDay; ActNotPossible if the same version is agreed to already.
    """
    person = _held(person, by=by)
    moment = _moment(on, at=at)
    try:
        text = text_for(purpose, on=timezone.localdate(moment))
    except Text.DoesNotExist:
        raise NotThisDay from None
    if Consent.objects.standing().filter(person=person, text=text).exists():
        raise ActNotPossible("this version is agreed to already")
    latest = Consent.objects.filter(person=person, text__purpose=purpose, withdrawn_at__gt=moment)
    if latest.exists():
        raise NotThisDay
    consent = consents.give(person, text, language=language, at=moment, how=how, recorded_by=_recorder(person, by=by))
    record("consents", "give", kind="person", subject=person.public_id, by=by, at=at)
    return consent


@transaction.atomic
def take_back(
    person: User, purpose: str, *, by: Viewer, at: datetime, how: str = How.SCREEN, on: date | None = None
) -> None:
    """A person takes back a consent. Without the needed one nothing goes on: what waits is withdrawn or paused.

    What has already begun with somebody else is not cut off: it is listed for the staff, who talk to both. Very
    personal answers go with their consent. Raises PermissionDenied; NotThisDay; ActNotPossible if there is no consent
    to take back.
    """
    person = _held(person, by=by)
    moment = _moment(on, at=at)
    standing = Consent.objects.standing().filter(person=person, text__purpose=purpose)
    if not standing.exists():
        raise ActNotPossible("there is no consent to take back")
    given = max(consent.given_at for consent in standing)
    if timezone.localdate(moment) < timezone.localdate(given):
        raise NotThisDay
    consents.withdraw(person, purpose, at=max(moment, given), how=how, recorded_by=_recorder(person, by=by))
    record("consents", "withdraw", kind="person", subject=person.public_id, by=by, at=at)
    if purpose == INFORMATION:
        _stop(person, at=at)
    if purpose == SENSITIVE:
        _forget_situation(person)


def _held(person: User, *, by: Viewer) -> User:
    """The person, held so that a consent and what hangs on it come one after the other."""
    if not records_consent(by, person):
        raise PermissionDenied
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _moment(on: date | None, *, at: datetime) -> datetime:
    """Now, or noon of an earlier day. Raises NotThisDay for a day ahead."""
    today = timezone.localdate(at)
    if on is None or on == today:
        return at
    if on > today:
        raise NotThisDay
    return timezone.make_aware(datetime.combine(on, NOON))


def _recorder(person: User, *, by: Viewer) -> User | None:
    return None if by.person_id == person.pk else by.person


def _stop(person: User, *, at: datetime) -> None:
    """Nobody looks for a pair for this person any more."""
    for application in Application.objects.undecided().filter(person=person):
        services.withdraw(application, by=SYSTEM, at=at)
    for mentor in Mentor.objects.filter(person=person, state=MentorState.READY):
        mentors.pause_mentor(mentor, by=SYSTEM, at=at)
    for mentee in Mentee.objects.filter(person=person, state=MenteeState.WAITING):
        mentees.pause_mentee(mentee, by=SYSTEM, at=at)


def _forget_situation(person: User) -> None:
    """The answer goes, and so does what it was before."""
    Profile.objects.filter(person=person).update(public="")
    changes = list(ProfileChange.objects.filter(profile__person=person, before__has_key="public"))
    for change in changes:
        del change.before["public"]
    ProfileChange.objects.bulk_update(changes, ["before"])
