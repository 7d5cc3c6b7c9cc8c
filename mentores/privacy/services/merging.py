"""Two records that are one person: put together, parted again within a week, or kept apart for good."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from mentores.accounts.models import Appointment, LoginPhone, User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application, ApplicationMove
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.matching.models import Proposal
from mentores.mentorships.models import Mentorship
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, MenteeMove, Mentor, Profile
from mentores.partners.models import Charge, ChargeKind, Membership
from mentores.privacy.changes import Changes, TouchedSince, undo
from mentores.privacy.models import UNDONE_WITHIN, Doubt, Erasure, Merger
from mentores.privacy.policies import MAY
from mentores.privacy.selectors import between, hidden_likenesses
from mentores.privacy.services.forgetting import forget

OURS = {Merger, Doubt, Erasure}  # what says that two are one, or not, stays where it is
DROPPED = {"training.Attendance", "training.Waiver", "privacy.Hold", "mfa.Authenticator"}  # one for a person is enough
LOGINS: tuple[type[Model], ...] = (EmailAddress, LoginPhone, Authenticator)


class BothInMentorship(ActNotPossible):
    """Each of the two has an open mentorship: one of them ends first."""


class BothMentors(ActNotPossible):
    """Each of the two is a mentor: nobody knows which places and which training count."""


class BothAsked(ActNotPossible):
    """Each of the two has an open proposal: one of them is answered or taken back first."""


class OneAnother(ActNotPossible):
    """The two are mentor and mentee of one another, so they are two."""


class OneWorksHere(ActNotPossible):
    """The record that would stand aside has a role in an entity or in the national team."""


class OneIsInvented(ActNotPossible):
    """One of the two is an invented person."""


class InTheWay(ActNotPossible):
    """Both have a row of which there can be one."""


class TooLate(ActNotPossible):
    """A week is over, or something has happened to what was put together."""


@transaction.atomic
def merge(keep: User, other: User, *, by: Viewer, at: datetime) -> Merger:
    """`keep` gets everything of `other`, who stands aside until the merger is settled.

    Answers that only `other` gave fill the gaps; of two open applications for the same part, that of `other` is
    withdrawn. Raises PermissionDenied, BothInMentorship, BothMentors, BothAsked, OneAnother, OneWorksHere,
    OneIsInvented or InTheWay.
    """
    keep, other = _both_held(keep, other, "merge", by=by)
    _refuse(keep, other, at=at)
    changes = Changes()
    _fill_gaps(changes, keep, other)
    _drop_second_logins(changes, keep, other)
    _bring_profiles_together(changes, keep, other)
    _bring_mentees_together(changes, keep, other, at=at)
    _close_second_applications(changes, keep, other, by=by, at=at)
    for link in Link.objects.filter(kind="person", subject=other.public_id):
        changes.update(link, subject=keep.public_id)
    _repoint_everything(changes, keep, other)
    changes.update(other, is_active=False)
    merger = Merger.objects.create(
        kept=keep, other=other, at=at, merged_by=by.person, entity_id=by.entity_id, changes=changes.said()
    )
    record("privacy", "merge", kind="person", subject=keep.public_id, by=by, at=at)
    record("privacy", "merge", kind="person", subject=other.public_id, by=by, at=at)
    return merger


@transaction.atomic
def undo_merge(merger: Merger, *, by: Viewer, at: datetime) -> Merger:
    """The two records are two again, as they were. Raises PermissionDenied or TooLate."""
    merger = Merger.objects.select_for_update().get(pk=merger.pk)
    if not MAY["merge"](by, merger.kept):
        raise PermissionDenied
    if merger.undone_at or merger.settled_at or at >= merger.at + UNDONE_WITHIN:
        raise TooLate("a merger can be undone for a week")
    try:
        with transaction.atomic():
            undo(merger.changes)
    except (TouchedSince, IntegrityError):
        raise TooLate("something has happened to what was put together") from None
    merger.undone_at, merger.undone_by, merger.changes = at, by.person, []
    merger.save(update_fields=["undone_at", "undone_by", "changes"])
    for person in (merger.kept, merger.other):
        record("privacy", "undo_merge", kind="person", subject=person.public_id, by=by, at=at)
    return merger


def settle_mergers(*, at: datetime) -> int:
    """What cannot be undone any more: the record that stood aside is forgotten. Returns how many there were."""
    over = list(Merger.objects.standing().filter(at__lte=at - UNDONE_WITHIN).select_related("other"))
    for merger in over:
        settle(merger, at=at)
    return len(over)


@transaction.atomic
def settle(merger: Merger, *, at: datetime) -> None:
    """Forget the record that stands aside, and how to undo it."""
    if Merger.objects.standing().filter(pk=merger.pk).update(settled_at=at, changes=[]):
        forget(merger.other, by=SYSTEM, at=at)
        Erasure.objects.create(person=merger.other, asked=False, at=at)


@transaction.atomic
def keep_apart(one: User, other: User, *, by: Viewer, at: datetime) -> Doubt:
    """They are two people: they are not shown as the same any more. Saying it twice is saying it once."""
    one, other = _both_held(one, other, "keep_apart", by=by)
    doubt = _doubt(one, other) or Doubt(first=min(one, other, key=_number), second=max(one, other, key=_number))
    if doubt.apart_at is None:
        doubt.apart_at, doubt.apart_by = at, by.person
        doubt.save()
        record("privacy", "keep_apart", kind="person", subject=one.public_id, by=by, at=at)
    return doubt


@transaction.atomic
def ask_national_team(person: User, *, by: Viewer, at: datetime) -> int:
    """Somebody alike is registered at another entity: the national team looks at both. Returns how many they are."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not MAY["ask_national_team"](by, person):
        raise PermissionDenied
    new = [one for one in hidden_likenesses(person, viewer=by) if _doubt(person, one) is None]
    for one in new:
        first, second = sorted((person, one), key=_number)
        Doubt.objects.create(first=first, second=second, asked_at=at, asked_by=by.person, entity_id=by.entity_id)
    if new:
        record("privacy", "ask_national_team", kind="person", subject=person.public_id, by=by, at=at)
    return len(new)


def _number(person: User) -> int:
    return person.pk


def _doubt(one: User, other: User) -> Doubt | None:
    first, second = sorted((one, other), key=_number)
    return Doubt.objects.select_for_update().filter(first=first, second=second).first()


def _both_held(one: User, other: User, act: str, *, by: Viewer) -> tuple[User, User]:
    """The two, held in the order of their rows. Raises PermissionDenied."""
    there = User.objects.filter(pk__in=[one.pk, other.pk], erasure=None)
    rows = User.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=there.values("pk"))
    held = {person.pk: person for person in rows.order_by("pk")}
    if one.pk == other.pk or len(held) < len({one.pk, other.pk}):
        raise ActNotPossible("there are not two of them")
    if not all(MAY[act](by, person) for person in held.values()):
        raise PermissionDenied
    return held[one.pk], held[other.pk]


def _refuse(keep: User, other: User, *, at: datetime) -> None:
    on = timezone.localdate(at)
    if keep.invented != other.invented:
        raise OneIsInvented("an invented person is nobody")
    if Merger.objects.standing().filter(other__in=[keep, other]).exists():
        raise ActNotPossible("one of them stands aside already")
    if Mentor.objects.filter(person__in=[keep, other]).count() > 1:
        raise BothMentors("both are mentors")
    if any(_met(one, another) for one, another in ((keep, other), (other, keep))):
        raise OneAnother("one was proposed to the other")
    if all(between(Mentorship.objects.open(), person).exists() for person in (keep, other)):
        raise BothInMentorship("both have an open mentorship")
    if all(Proposal.objects.undecided().filter(mentee__person=person).exists() for person in (keep, other)):
        raise BothAsked("both have an open proposal")
    serves = Membership.objects.filter(person=other).open(on=on).exists()
    if serves or Appointment.objects.filter(person=other).open(on=on).exists():
        raise OneWorksHere("the one who works here is kept")


def _met(mentor: User, mentee: User) -> bool:
    """Whether the one was or might have become the other's mentor."""
    mentored = Mentorship.objects.filter(mentors__mentor__person=mentor, mentee__person=mentee)
    return mentored.exists() or Proposal.objects.filter(mentor__person=mentor, mentee__person=mentee).exists()


def _fill_gaps(changes: Changes, keep: User, other: User) -> None:
    gaps = ("preferred_name", "contact_email", "phone")
    if more := {name: getattr(other, name) for name in gaps if getattr(other, name) and not getattr(keep, name)}:
        changes.update(keep, **more)


def _drop_second_logins(changes: Changes, keep: User, other: User) -> None:
    """Whoever signs in as `keep` goes on with that login alone: a second one would open what its owner may not know."""
    has_one = EmailAddress.objects.filter(user=keep).exists() or LoginPhone.objects.filter(person=keep).exists()
    works = Membership.objects.filter(person=keep).exists() or Appointment.objects.filter(person=keep).exists()
    if not (has_one or works):
        return
    for model in LOGINS:
        field = "person" if model is LoginPhone else "user"
        for row in model._default_manager.filter(**{field: other.pk}):
            changes.delete(row)


def _bring_profiles_together(changes: Changes, keep: User, other: User) -> None:
    """One profile: what only the other one says is added to it."""
    mine, theirs = Profile.objects.filter(person=keep).first(), Profile.objects.filter(person=other).first()
    if mine is None or theirs is None:
        return  # there is one at most, and it moves with everything else
    empty = {name: value for name, value in _answers(theirs).items() if value and not _answers(mine)[name]}
    if empty:
        changes.update(mine, **empty)
    spoken = set(mine.languages.values_list("language_id", flat=True))
    for row in theirs.languages.exclude(language__in=spoken).order_by("pk"):
        changes.update(row, profile_id=mine.pk)
    for area in theirs.areas.order_by("side", "rank"):
        ranked = dict(mine.areas.filter(side=area.side).values_list("area_id", "rank"))
        if area.area_id not in ranked:
            changes.update(area, profile_id=mine.pk, rank=max(ranked.values(), default=0) + 1)
    for model in (Application, Mentor, Mentee):
        for case in model.objects.filter(profile=theirs).exclude(person=keep):
            if model is not Mentee or not Mentee.objects.filter(profile=mine).exists():
                changes.update(case, profile_id=mine.pk)


def _answers(profile: Profile) -> dict[str, Any]:
    """What may be filled in from another record: nothing that goes with another answer."""
    return {
        name: getattr(profile, name)
        for name in ("birth_date", "own_words", "networks", "why", "profession", "sector", "interests", "strengths")
    } | {"availability": profile.availability, "hours_a_month": profile.hours_a_month}


def _bring_mentees_together(changes: Changes, keep: User, other: User, *, at: datetime) -> None:
    """Of two mentees the one who is under way remains, with the mentorships and the story of both."""
    mine, theirs = Mentee.objects.filter(person=keep).first(), Mentee.objects.filter(person=other).first()
    if mine is None or theirs is None:
        return
    stays, goes = (theirs, mine) if _is_further(theirs, mine) else (mine, theirs)
    for mentorship in Mentorship.objects.filter(mentee=goes):
        changes.update(mentorship, mentee_id=stays.pk)
    for proposal in Proposal.objects.filter(mentee=goes):
        changes.update(proposal, mentee_id=stays.pk)
    for move in MenteeMove.objects.filter(case=goes):
        changes.update(move, case_id=stays.pk)
    _release(changes, ChargeKind.MENTEE, goes.public_id, at=at)
    profile_id, waiting_since = mine.profile_id, min(mine.waiting_since, theirs.waiting_since)
    changes.delete(goes)
    changes.update(stays, person_id=keep.pk, profile_id=profile_id, waiting_since=waiting_since)


def _is_further(one: Mentee, other: Mentee) -> bool:
    return _standing(one) > _standing(other)


def _standing(mentee: Mentee) -> tuple[bool, bool]:
    return mentee.mentorships.filter(ended_at=None).exists(), mentee.state != MenteeState.DONE


def _close_second_applications(changes: Changes, keep: User, other: User, *, by: Viewer, at: datetime) -> None:
    """Where both wait for an answer about the same part, one wait is over, and nobody is told."""
    for theirs in Application.objects.undecided().filter(person=other):
        if not Application.objects.undecided().filter(person=keep, side=theirs.side).exists():
            continue
        move = ApplicationMove(
            case=theirs,
            act="merge",
            source=theirs.state,
            target=ApplicationState.WITHDRAWN,
            at=at,
            person_id=by.person_id,
            role=by.role,
            entity_id=by.entity_id,
        )
        changes.make(move)
        changes.update(theirs, state=ApplicationState.WITHDRAWN, state_since=at, due_on=None, decided_at=None)
        _release(changes, ChargeKind.APPLICATION, theirs.public_id, at=at)


def _release(changes: Changes, kind: str, subject: str, *, at: datetime) -> None:
    for charge in Charge.objects.open().filter(kind=kind, subject=subject):
        changes.update(charge, until=at)


def _repoint_everything(changes: Changes, keep: User, other: User) -> None:
    """Every row that names `other` names `keep`; a second profile stays with the record that stands aside."""
    for model in apps.get_models():
        if model in OURS or model is User:
            continue
        for field in model._meta.concrete_fields:
            if not field.is_relation or field.related_model is not User:
                continue
            if model is Profile and Profile.objects.filter(person=keep).exists():
                continue
            for row in model._default_manager.filter(**{field.name: other.pk}).order_by("pk"):
                _repoint(changes, row, field.attname, keep)


def _repoint(changes: Changes, row: Model, column: str, keep: User) -> None:
    """Give a row to `keep`, or drop it where `keep` has its equal: an invitation to the same session, for example."""
    before = getattr(row, column)
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**{column: keep.pk})
            type(row)._default_manager.filter(pk=row.pk).update(**{column: before})
    except IntegrityError:
        if row._meta.label in DROPPED:
            changes.delete(row)
            return
        raise InTheWay(row._meta.label) from None
    changes.update(row, **{column: keep.pk})
