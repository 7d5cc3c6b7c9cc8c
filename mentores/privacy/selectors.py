"""Questions about people's data. The viewer comes first where what is shown depends on who looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import NATIONAL_CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.core.due import Due
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Mentee, Mentor, Side
from mentores.partners.models import Entity
from mentores.privacy.copies import OTHER, SECTIONS, Copy, made
from mentores.privacy.ends import ENDS, over, people_over
from mentores.privacy.models import UNDONE_WITHIN, Code, Doubt, Hold, Merger, Run
from mentores.privacy.policies import CASES, MAY, has_a_case_of, puts_right, sees_terms

ANSWER_DAYS = 5

NAME, EMAIL, PHONE = "name", "email", "phone"
WHY = {
    NAME: _("same name and same date of birth"),
    EMAIL: _("same e-mail"),
    PHONE: _("same telephone"),
}


def accompanied_as(person: User) -> tuple[Entity | None, bool]:
    """The entity that uses a person's data, if there is one, and whether it does so of a mentor."""
    mentor = Mentor.objects.filter(person=person).select_related("entity").first()
    if mentor is not None:
        return mentor.entity, True
    mentee = Mentee.objects.filter(person=person).select_related("entity").first()
    if mentee is not None:
        return mentee.entity, False
    latest = Application.objects.filter(person=person).select_related("entity").order_by("-submitted_at", "-pk").first()
    return (latest.entity, latest.side == Side.MENTOR) if latest else (None, False)


def person_for(viewer: Viewer, public_id: str) -> User | None:
    """Somebody whom the viewer's entity decides about or accompanies; None for everybody else."""
    person = User.objects.filter(public_id=public_id, erasure=None).first()
    return person if person and has_a_case_of(viewer, person) else None


def cases_of(viewer: Viewer, person: User) -> list[tuple[str, str]]:
    """What the viewer's entity has of a person: kind and public id, the part in the programme first."""
    kinds = (
        ("mentor", Mentor.objects.all()),
        ("mentee", Mentee.objects.all()),
        ("application", Application.objects.all()),
    )
    return [
        (kind, public_id)
        for kind, cases in kinds
        for public_id in cases.filter(person=person, entity__in=viewer.entities)
        .order_by("-pk")
        .values_list("public_id", flat=True)
    ]


def copy_for(viewer: Viewer, person: User, *, at: datetime) -> Copy | None:
    """Everything about a person that the viewer's entity has, to read; None for whoever may not."""
    return made(person, viewer=viewer, at=at) if MAY["copy"](viewer, person) else None


@dataclass(frozen=True, slots=True)
class Part:
    """A registration or a part in the programme: which, how it stands, and at which entity."""

    what: str
    state: str
    entity: str


def parts_of(person: User) -> list[Part]:
    """What somebody has in the programme; for pages that may show the person."""
    applications = Application.objects.filter(person=person).select_related("entity").order_by("-submitted_at", "-pk")
    mentors = Mentor.objects.filter(person=person).select_related("entity")
    mentees = Mentee.objects.filter(person=person).select_related("entity")
    return [
        *(Part(str(Side.MENTOR.label), one.get_state_display(), one.entity.name) for one in mentors),
        *(Part(str(Side.MENTEE.label), one.get_state_display(), one.entity.name) for one in mentees),
        *(
            Part(gettext("registration"), one.get_state_display(), one.entity.name if one.entity else "")
            for one in applications
        ),
    ]


def entities_of(person: User) -> set[int]:
    """The entities that have a case of a person, open or over."""
    found = {entity for cases in CASES for entity in cases().filter(person=person).values_list("entity", flat=True)}
    return {entity for entity in found if entity}


def between(mentorships: QuerySet[Mentorship], person: User) -> QuerySet[Mentorship]:
    """Of these mentorships, those that a person is part of, on either side."""
    mentored = mentorships.filter(mentors__mentor__person=person, mentors__until=None).values("pk")
    return mentorships.filter(Q(mentee__person=person) | Q(pk__in=mentored))


def is_on_hold(person: User) -> bool:
    return Hold.objects.open().filter(person=person).exists()


def holds_of(viewer: Viewer, person: User) -> list[Hold]:
    """What keeps the data of a person here, as far as it is the viewer's entity that holds it."""
    held = Hold.objects.open().filter(person=person, entity__in=viewer.entities)
    return list(held.select_related("held_by").order_by("since"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who may be the same person, and why. `person` is None where the viewer may not see who it is."""

    person: User | None
    why: tuple[str, ...]
    is_asked: bool = False

    def reasons(self) -> list[str | Promise]:
        return [WHY[code] for code in self.why]


def likely_same(viewer: Viewer, person: User) -> list[Likeness]:
    """Who may be the same person: same folded name and date of birth, same e-mail, or same telephone.

    Families share telephones and mailboxes, and a contact may be somebody else's who is trusted: people decide. Pairs
    that somebody found to be two are left out.
    """
    if not puts_right(viewer, person):
        return []
    apart, asked = _decided_about(person)
    alike = [one for one in _alike(person) if one.pk not in apart]
    return [
        Likeness(one if puts_right(viewer, one) else None, _why(person, one), is_asked=one.pk in asked) for one in alike
    ]


def hidden_likenesses(person: User, *, viewer: Viewer) -> list[User]:
    """Those whom the viewer is only told exist; for asking the national team, not for pages."""
    apart, _asked = _decided_about(person)
    return [one for one in _alike(person) if one.pk not in apart and not puts_right(viewer, one)]


def _alike(person: User) -> list[User]:
    """Each way has an index; the few found are compared once more in `_why`."""
    everybody = User.objects.filter(profile__isnull=False, erasure=None).exclude(pk=person.pk)
    everybody = everybody.exclude(pk__in=Merger.objects.standing().values("other")).select_related("profile")
    ways = [everybody.filter(folded_name=person.folded_name)]
    if person.contact_email:
        ways.append(everybody.alias(low=Lower("contact_email")).filter(low=person.contact_email.lower()))
    if person.phone:
        ways.append(everybody.filter(phone=person.phone))
    found = {one.pk: one for way in ways for one in way.order_by("pk")}
    return [one for _pk, one in sorted(found.items()) if _why(person, one)]


def _why(person: User, other: User) -> tuple[str, ...]:
    why = []
    born, also_born = _born(person), _born(other)
    if person.folded_name == other.folded_name and born and born == also_born:
        why.append(NAME)
    if person.contact_email and person.contact_email.lower() == other.contact_email.lower():
        why.append(EMAIL)
    if person.phone and person.phone == other.phone:
        why.append(PHONE)
    return tuple(why)


def _born(person: User) -> date | None:
    profile = getattr(person, "profile", None)
    return profile.birth_date if profile else None


def _decided_about(person: User) -> tuple[set[int], set[int]]:
    """With whom the person was found not to be the same, and about whom the national team is asked."""
    doubts = Doubt.objects.filter(Q(first=person) | Q(second=person))
    apart: set[int] = set()
    asked: set[int] = set()
    for doubt in doubts:
        other = doubt.second_id if doubt.first_id == person.pk else doubt.first_id
        (apart if doubt.apart_at else asked).add(other)
    return apart, asked


def doubts_for(viewer: Viewer) -> list[Doubt]:
    """The pairs that entities ask the national team about, the oldest first."""
    if viewer.role not in NATIONAL_CASE_ROLES:
        return []
    asked = Doubt.objects.asked().select_related("first", "second", "entity")
    return list(asked.order_by("asked_at", "pk"))


def doubt_for(viewer: Viewer, public_id: str) -> Doubt | None:
    """One of `doubts_for`."""
    return next((doubt for doubt in doubts_for(viewer) if doubt.public_id == public_id), None)


def mergers_of(viewer: Viewer, person: User, *, at: datetime) -> list[Merger]:
    """Records that were put together with this person and can still be parted."""
    if not puts_right(viewer, person):
        return []
    found = Merger.objects.standing().filter(kept=person, at__gt=at - UNDONE_WITHIN)
    return list(found.select_related("merged_by").order_by("-at"))


def merger_for(viewer: Viewer, public_id: str) -> Merger | None:
    """A merger that can still be undone, of somebody whom the viewer may put right."""
    found = Merger.objects.standing().filter(public_id=public_id).select_related("kept").first()
    return found if found and puts_right(viewer, found.kept) else None


@dataclass(frozen=True, slots=True)
class Counted:
    """What the run of one night deleted: how many people, and how many other rows."""

    at: datetime
    people: int
    rows: int


def runs_for(viewer: Viewer, *, last: int) -> Sequence[Counted]:
    """The latest runs of the retention."""
    if not sees_terms(viewer):
        return []
    return [
        Counted(run.at, _sum(run, Code.values), _sum(run, run.counts.keys() - set(Code.values)))
        for run in Run.objects.order_by("-at", "-pk")[:last]
    ]


def _sum(run: Run, names: Iterable[str]) -> int:
    return sum(run.counts.get(name, 0) for name in names)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the next run will delete of one kind."""

    label: str
    number: int


def planned(viewer: Viewer, *, at: datetime) -> Sequence[Planned]:
    """What a run would delete now, counted; nothing is changed."""
    if not sees_terms(viewer):
        return []
    counts = {str(Code(code).label): people.count() for code, people in people_over(at=at).items()}
    for end in ENDS:
        section = str(SECTIONS.get(end.label.partition(".")[0], OTHER))
        counts[section] = counts.get(section, 0) + over(end, at=at).count()
    return [Planned(label, number) for label, number in counts.items() if number]


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """For the national team: pairs that an entity asks about."""
    return [
        Due(
            kind="same-person",
            public_id=doubt.public_id,
            title=doubt.entity.name if doubt.entity else "",
            why=_("An entity asks whether two people are the same."),
            since=timezone.localdate(doubt.asked_at),
            by=timezone.localdate(doubt.asked_at) + timedelta(days=ANSWER_DAYS),
        )
        for doubt in doubts_for(viewer)
        if doubt.asked_at
    ]
