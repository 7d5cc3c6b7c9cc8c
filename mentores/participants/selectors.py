"""The questions pages ask about mentors and mentees. The viewer always comes first."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Move
from mentores.consents.selectors import withdrawals
from mentores.core.due import Due
from mentores.core.text import fold
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, MenteeQuerySet, Mentor, MentorQuerySet, ProfileArea, Side

TRAINING_DAYS = 30
CONSENT_DAYS = 3
PROFILE = ("person", "entity", "profile__municipality")
ANSWERS = ("profile__languages__language", "profile__areas__area")


def mentors_for(viewer: Viewer, *, words: str = "", state: str = "") -> MentorQuerySet:
    """The mentors the viewer may see, by name, with the number of places taken (`taken`) and their answers."""
    found = Mentor.objects.visible_to(viewer).select_related(*PROFILE).prefetch_related(*ANSWERS)
    found = found.annotate(taken=Count("places", filter=Q(places__until=None)))
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    return (found.filter(state=state) if state else found).order_by("person__folded_name", "pk")


def mentees_for(viewer: Viewer, *, words: str = "", state: str = "") -> MenteeQuerySet:
    """The mentees the viewer may see, longest wait first, with their answers."""
    found = Mentee.objects.visible_to(viewer).select_related(*PROFILE).prefetch_related(*ANSWERS)
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    return (found.filter(state=state) if state else found).order_by("waiting_since", "pk")


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
    """Mentors of the viewer's entity who wait for their training, and people who have taken back their consent."""
    return [*_untrained(viewer), *_taken_back(viewer)]


def _untrained(viewer: Viewer) -> list[Due]:
    waiting = Mentor.objects.visible_to(viewer).filter(state=MentorState.IN_TRAINING).select_related("person")
    return [
        Due(
            kind="mentor",
            public_id=mentor.public_id,
            title=mentor.person.full_name,
            why=_("This mentor waits for training."),
            since=_day(mentor.accepted_at),
            by=_day(mentor.accepted_at) + timedelta(days=TRAINING_DAYS),
        )
        for mentor in waiting
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
            why=_("This person has taken back the consent. Talk about what is going on, and end this part."),
            since=_day(at[case.person_id]),
            by=_day(at[case.person_id]) + timedelta(days=CONSENT_DAYS),
        )
        for kind, case in cases
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
