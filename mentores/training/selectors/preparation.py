"""Who has had how many hours of training, and who is prepared for a first match."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Sum
from django.utils.functional import Promise

from mentores.accounts.models import User
from mentores.accounts.roles import NATIONAL_ROLES
from mentores.accounts.viewer import Viewer
from mentores.participants.models import Side
from mentores.partners.models import Entity
from mentores.training.lifecycle import Answer
from mentores.training.models import Attendance, Briefing, Requirement, Waiver
from mentores.training.policies import accompanies
from mentores.training.topics import TOPICS, Kind, labels_of

KINDS: Mapping[str, Kind] = {Side.MENTOR: Kind.MENTOR_TRAINING, Side.MENTEE: Kind.MENTEE_ORIENTATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """How one person stands before a first match, on one side."""

    side: str
    minutes: int
    required: int
    missing_topics: list[str | Promise]
    attended: list[Attendance]
    briefings: list[Briefing]
    waiver: Waiver | None

    @property
    def has_hours(self) -> bool:
        return self.minutes >= self.required

    @property
    def is_enough(self) -> bool:
        return self.has_hours or self.waiver is not None

    @property
    def missing(self) -> int:
        return max(0, self.required - self.minutes)


def requirement() -> Requirement:
    """How much training comes before a first match; what the standards ask until somebody has said otherwise."""
    return Requirement.objects.first() or Requirement()


def minutes_of(people: Collection[int], kind: str) -> dict[int, int]:
    """Person id → minutes of training of one kind, in sessions and outside; for the domain and for lists loaded."""
    total = dict.fromkeys(people, 0)
    there = Attendance.objects.filter(person__in=people, session__kind=kind, answer=Answer.ATTENDED)
    noted = Briefing.objects.filter(person__in=people, kind=kind)
    for rows in (there, noted):
        for row in rows.order_by().values("person").annotate(sum=Sum("minutes")):
            total[row["person"]] += row["sum"]
    return total


def hours_of(person: User, kind: str) -> float:
    """The hours of training of one kind that a person has had."""
    return minutes_of([person.pk], kind)[person.pk] / 60


def is_prepared(person: User, side: str) -> bool:
    """Whether the person has had the hours that come before a first match, or goes without them for a reason."""
    required = requirement().minutes_for(side)
    if minutes_of([person.pk], KINDS[side])[person.pk] >= required:
        return True
    return Waiver.objects.filter(person=person, side=side, taken_back_at=None).exists()


def unprepared(people: Collection[int], side: str) -> set[int]:
    """Of these people, by id, who is not prepared; for lists loaded for their viewer."""
    required = requirement().minutes_for(side)
    waived = Waiver.objects.filter(person__in=people, side=side, taken_back_at=None).values_list("person", flat=True)
    had = minutes_of(people, KINDS[side])
    return {person for person, minutes in had.items() if minutes < required} - set(waived)


def preparation_of(viewer: Viewer, person: User, side: str) -> Preparation | None:
    """How a person stands before a first match, for whoever accompanies them or is themselves the person."""
    if viewer.person_id != person.pk and not accompanies(viewer, person) and not _reads(viewer, person):
        return None
    kind = KINDS[side]
    attended = list(
        Attendance.objects.filter(person=person, session__kind=kind, answer=Answer.ATTENDED)
        .select_related("session__entity__municipality")
        .order_by("session__starts_at", "pk")
    )
    briefings = list(Briefing.objects.filter(person=person, kind=kind).order_by("given_on", "pk"))
    had = {topic for one in attended for topic in one.session.topics} | {
        topic for one in briefings for topic in one.topics
    }
    minutes = [one.minutes for one in attended] + [one.minutes for one in briefings]
    return Preparation(
        side=side,
        minutes=sum(minutes),
        required=requirement().minutes_for(side),
        missing_topics=labels_of([topic for topic in TOPICS[kind] if topic not in had]),
        attended=attended,
        briefings=briefings,
        waiver=Waiver.objects.filter(person=person, side=side, taken_back_at=None).first(),
    )


def last_trained_on(person: User, kind: str) -> date | None:
    """The last day on which the person had training of a kind; for the domain."""
    days = [Briefing.objects.filter(person=person, kind=kind).aggregate(last=Max("given_on"))["last"]]
    there = Attendance.objects.filter(person=person, session__kind=kind, answer=Answer.ATTENDED)
    last = there.select_related("session__entity__municipality").order_by("-session__starts_at").first()
    days += [last.session.day() if last else None]
    return max((day for day in days if day), default=None)


def waivers_by_entity(viewer: Viewer) -> list[Entity]:
    """The entities that matched people without the hours (`mentors`, `mentees`), most first; for the national team."""
    if viewer.role not in NATIONAL_ROLES:
        return []
    standing = Q(waivers__taken_back_at=None)
    found = Entity.objects.annotate(
        waived_mentors=Count("waivers", filter=standing & Q(waivers__side=Side.MENTOR)),
        waived_mentees=Count("waivers", filter=standing & Q(waivers__side=Side.MENTEE)),
        waived=Count("waivers", filter=standing),
    )
    return list(found.filter(waived__gt=0).order_by("-waived", "folded_name"))


def _reads(viewer: Viewer, person: User) -> bool:
    """A reader of the entity that accompanies the person."""
    return any(
        part.entity_id in viewer.entities
        for part in (getattr(person, "mentor", None), getattr(person, "mentee", None))
        if part
    )
