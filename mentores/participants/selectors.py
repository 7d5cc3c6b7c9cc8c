"""The questions pages ask about mentors and mentees. The viewer always comes first."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Move
from mentores.consents.selectors import withdrawals
from mentores.core.due import Due
from mentores.core.text import fold
from mentores.participants.handovers import handovers_due
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import (
    Answer,
    Mentee,
    MenteeQuerySet,
    Mentor,
    MentorQuerySet,
    Profile,
    ProfileArea,
    ProfileChange,
    ProfileCheck,
    Side,
)
from mentores.partners.models import Entity

TRAINING_DAYS = 30
CONSENT_DAYS = 3
LEAVING_DAYS = 3
ANSWER_DAYS = 30
CHECK_DAYS = 14
PAUSE_DAYS = 90
RECORD_DAYS = 30
PROFILE = ("person", "entity", "profile__municipality")
ANSWERS = ("profile__languages__language", "profile__areas__area")


def mentors_for(viewer: Viewer, *, words: str = "", state: str = "") -> MentorQuerySet:
    """The mentors the viewer may see, by name, with the places taken (`taken`), the `standing` and their answers."""
    found = Mentor.objects.visible_to(viewer).select_related(*PROFILE).prefetch_related(*ANSWERS)
    found = found.annotate(taken=Count("places", filter=Q(places__until=None))).with_standing()
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    return (found.filter(state=state) if state else found).order_by("person__folded_name", "pk")


def mentees_for(viewer: Viewer, *, words: str = "", state: str = "") -> MenteeQuerySet:
    """The mentees the viewer may see, longest wait first, with the `standing` and their answers."""
    found = Mentee.objects.visible_to(viewer).with_standing().select_related(*PROFILE).prefetch_related(*ANSWERS)
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    return (found.filter(state=state) if state else found).order_by("waiting_since", "pk")


def standing_of(part: Mentor | Mentee) -> str:
    """Where somebody stands who was loaded by `mentors_for` or `mentees_for`: a MentorStanding or MenteeStanding."""
    standing: str = part.standing  # type: ignore[union-attr]  # with_standing() gives it
    return standing


def ready_mentors() -> MentorQuerySet:
    """Every ready mentor of the network with a free place; for matching, not for pages."""
    taken = Count("places", filter=Q(places__until=None))
    ready = Mentor.objects.filter(state=MentorState.READY).annotate(taken=taken).filter(taken__lt=F("capacity"))
    return ready.select_related(*PROFILE).prefetch_related(*ANSWERS).order_by("pk")


def waiting_mentees() -> MenteeQuerySet:
    """Every waiting mentee of the network, longest wait first; for matching, not for pages."""
    waiting = Mentee.objects.filter(state=MenteeState.WAITING).select_related(*PROFILE).prefetch_related(*ANSWERS)
    return waiting.order_by("waiting_since", "pk")


def takes_part(person: User) -> bool:
    """The person has sent a registration, whatever became of it."""
    return hasattr(person, "profile")


def story_of(participant: Mentor | Mentee) -> list[Move]:
    """What happened to a mentor or mentee, oldest first; for pages that have loaded the person for their viewer."""
    return list(participant.moves.select_related("person").order_by("at", "pk"))


def history_of(profile: Profile) -> list[ProfileChange]:
    """Who changed a profile, latest first; for pages that have loaded the person for their viewer."""
    return list(profile.changes.select_related("person").order_by("-at", "-pk"))


def to_put_back(profile: Profile) -> list[ProfileChange]:
    """The changes that can be taken back, latest first: nothing of what they changed was touched since.

    A registration for the other part that came later may have touched everything.
    """
    touched: set[str] = set()
    changes = []
    registered = profile.applications.aggregate(last=Max("submitted_at"))["last"]
    for change in history_of(profile):
        if change.kept and not touched & set(change.kept) and (registered is None or registered <= change.at):
            changes.append(change)
        touched.update(change.fields)
    return changes


def change_of(profile: Profile, public_id: str) -> ProfileChange | None:
    """One change of a profile; for pages that have loaded the person for their viewer."""
    return profile.changes.filter(public_id=public_id).first()


def check_for(viewer: Viewer, public_id: str) -> ProfileCheck | None:
    """The yearly question that the viewer may see, with the answers it is about."""
    checks = ProfileCheck.objects.visible_to(viewer).select_related("profile__person", "profile__municipality")
    return checks.prefetch_related(*ANSWERS).filter(public_id=public_id).first()


def accompanying(profile: Profile) -> Entity | None:
    """The entity that accompanies a person, as a mentor or else as a mentee; None if the person has left or waits."""
    mentors = Mentor.objects.filter(profile=profile).exclude(state=MentorState.INACTIVE).select_related("entity")
    mentees = Mentee.objects.filter(profile=profile).exclude(state=MenteeState.DONE).select_related("entity")
    part = mentors.first() or mentees.first()
    return part.entity if part else None


def open_check_of(profile: Profile) -> ProfileCheck | None:
    """The yearly question that waits for an answer, or for somebody to put right what has changed.

    It rests while the person takes no part in the programme.
    """
    check = profile.checks.filter(settled_at=None).first()
    return check if check and _takes_part(profile) else None


def _takes_part(profile: Profile) -> bool:
    return (
        Mentor.objects.exclude(state=MentorState.INACTIVE).filter(profile=profile).exists()
        or Mentee.objects.exclude(state=MenteeState.DONE).filter(profile=profile).exists()
    )


def known_right_on(profile: Profile) -> date | None:
    """The day on which somebody last said that the answers are right, or changed them; None if nobody ever did."""
    confirmed = profile.checks.filter(answer=Answer.RIGHT).aggregate(last=Max("answered_at"))["last"]
    changed = profile.changes.aggregate(last=Max("at"))["last"]
    last = max((moment for moment in (confirmed, changed) if moment), default=None)
    return last and _day(last)


def part_of(profile: Profile, side: str) -> Mentor | Mentee | None:
    """The part a person takes on one side, with its standing; for pages that have loaded the person."""
    if side == Side.MENTOR:
        return Mentor.objects.with_standing().filter(profile=profile).select_related("entity").first()
    return Mentee.objects.with_standing().filter(profile=profile).select_related("entity").first()


def first_need(mentee: Mentee) -> str | None:
    """The code of the area the mentee needs most."""
    need = ProfileArea.objects.filter(profile=mentee.profile_id, side=Side.MENTEE).order_by("rank").first()
    return need.area_id if need else None


def accompanied_by(entity_ids: Sequence[int]) -> dict[int, int]:
    """Entity id → mentors and mentees it accompanies now; for routing, not for pages."""
    counts = dict.fromkeys(entity_ids, 0)
    mentors = Mentor.objects.filter(entity__in=entity_ids).exclude(state=MentorState.INACTIVE)
    mentees = Mentee.objects.filter(entity__in=entity_ids).exclude(state=MenteeState.DONE)
    for people in (mentors, mentees):
        for row in people.order_by().values("entity").annotate(number=Count("pk")):
            counts[row["entity"]] += row["number"]
    return counts


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """What the entity owes its mentors and mentees: the training, an answer, a talk, a look at a paper."""
    return [
        *_untrained(viewer),
        *_taken_back(viewer),
        *_leaving(viewer),
        *_to_check(viewer, on=on),
        *_long_paused(viewer, on=on),
        *_records(viewer, on=on),
        *handovers_due(viewer, on=on),
    ]


def _untrained(viewer: Viewer) -> list[Due]:
    waiting = Mentor.objects.visible_to(viewer).filter(state=MentorState.IN_TRAINING).select_related("person")
    begun = Max("moves__at", filter=Q(moves__target=MentorState.IN_TRAINING) & ~Q(moves__source=F("moves__target")))
    rows: Iterable[Any] = waiting.annotate(begun=begun).order_by("pk")  # with a moment that the types do not know
    return [
        Due(
            kind="mentor",
            public_id=mentor.public_id,
            title=mentor.person.full_name,
            why=_("This mentor is not ready yet. See what is missing."),
            since=_day(since),
            by=_day(since) + timedelta(days=TRAINING_DAYS),
        )
        for mentor in rows
        for since in (mentor.begun or mentor.accepted_at,)
    ]


def _taken_back(viewer: Viewer) -> list[Due]:
    """Whoever still has a part in the programme without the consent that it needs; it leads to the consents."""
    mentors = Mentor.objects.visible_to(viewer).exclude(state=MentorState.INACTIVE)
    mentees = Mentee.objects.visible_to(viewer).exclude(state=MenteeState.DONE)
    at = withdrawals(mentors.values("person")) | withdrawals(mentees.values("person"))
    cases: list[tuple[str, Mentor | Mentee]] = [
        *(("mentor", case) for case in mentors.filter(person__in=at).select_related("person").order_by("pk")),
        *(("mentee", case) for case in mentees.filter(person__in=at).select_related("person").order_by("pk")),
    ]
    return [
        Due(
            kind=f"{kind}-consents",
            public_id=case.public_id,
            title=case.person.full_name,
            why=_("This person does not want to take part any more. Talk about what is going on, and end this part."),
            since=_day(at[case.person_id]),
            by=_day(at[case.person_id]) + timedelta(days=CONSENT_DAYS),
        )
        for kind, case in cases
    ]


def _leaving(viewer: Viewer) -> list[Due]:
    return [
        Due(
            kind=kind,
            public_id=case.public_id,
            title=case.person.full_name,
            why=_("Wants to leave the programme. Talk to both people, end the mentorship, and end this part."),
            since=_day(since),
            by=_day(since) + timedelta(days=LEAVING_DAYS),
        )
        for kind, case in _parts(viewer, ~Q(leaving_since=None))
        if (since := case.leaving_since)
    ]


def _to_check(viewer: Viewer, *, on: date) -> list[Due]:
    """Whoever said that something has changed, and whoever has not answered the yearly question for a month."""
    waiting = ProfileCheck.objects.visible_to(viewer).filter(settled_at=None)
    asked_by = on - timedelta(days=ANSWER_DAYS)
    checks = {check.profile_id: check for check in waiting if check.answered_at or _day(check.asked_at) <= asked_by}
    return [_check_due(kind, case, checks[case.profile_id]) for kind, case in _parts(viewer, Q(profile__in=checks))]


def _check_due(kind: str, case: Mentor | Mentee, check: ProfileCheck) -> Due:
    if check.answered_at:
        why, since = _("Says that something has changed. Call, and put the answers right."), _day(check.answered_at)
    else:
        why = _("Has not said whether the answers are still right. Call and ask.")
        since = _day(check.asked_at) + timedelta(days=ANSWER_DAYS)
    return Due(
        kind=f"{kind}-profile",
        public_id=case.public_id,
        title=case.person.full_name,
        why=why,
        since=since,
        by=since + timedelta(days=CHECK_DAYS),
    )


def _long_paused(viewer: Viewer, *, on: date) -> list[Due]:
    """Whoever has paused for three months without a day on which it ends."""
    dues = []
    for kind, case in _parts(viewer, Q(state=MentorState.PAUSED, paused_until=None)):
        since = _day(max(move.at for move in case.moves.all())) + timedelta(days=PAUSE_DAYS)
        if since <= on:
            why = _("The pause is long and has no end. Call and ask how it goes on.")
            title = case.person.full_name
            dues.append(Due(kind, case.public_id, title, why, since, since + timedelta(days=CHECK_DAYS)))
    return dues


def _records(viewer: Viewer, *, on: date) -> list[Due]:
    """Criminal records that are to be seen again, where the entity takes people under 18 (Lei 113/2009, article 2)."""
    soon = on + timedelta(days=RECORD_DAYS)
    mentors = Mentor.objects.visible_to(viewer).exclude(state=MentorState.INACTIVE).select_related("person")
    wanted = mentors.filter(entity__takes_minors=True, record_checked_until__lte=soon).order_by("pk")
    return [
        Due(
            kind="mentor",
            public_id=mentor.public_id,
            title=mentor.person.full_name,
            why=_("Ask for the criminal record again: twelve months after it was seen it counts no longer."),
            since=until - timedelta(days=RECORD_DAYS),
            by=until,
        )
        for mentor in wanted
        if (until := mentor.record_checked_until)
    ]


def _parts(viewer: Viewer, which: Q) -> list[tuple[str, Mentor | Mentee]]:
    """The viewer's mentors and mentees with something in common, who have not left."""
    mentors = Mentor.objects.visible_to(viewer).exclude(state=MentorState.INACTIVE).filter(which)
    mentees = Mentee.objects.visible_to(viewer).exclude(state=MenteeState.DONE).filter(which)
    return [
        *(("mentor", case) for case in mentors.select_related("person").prefetch_related("moves").order_by("pk")),
        *(("mentee", case) for case in mentees.select_related("person").prefetch_related("moves").order_by("pk")),
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
