"""The questions pages ask about mentorships. The viewer always comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.core.text import fold
from mentores.mentorships.lifecycle import OPEN, State
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor, MentorshipMove, MentorshipQuerySet
from mentores.mentorships.policies import SHOWN, Relation, acts_for, relation
from mentores.participants.models import Mentee
from mentores.territories.models import SupportArea

FIRST_MEETING_DAYS = 14
SILENCE_DAYS = 30
TALK_DAYS = 2


@dataclass(frozen=True, slots=True)
class Contact:
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A mentorship as one viewer may see it: what is not shown to the viewer is None."""

    public_id: str
    relation: Relation
    state: str
    state_label: str
    area: SupportArea
    entity_name: str
    opened_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    meeting_count: int
    last_met_on: date | None
    mentor_name: str | None
    mentee_name: str | None
    mentor_contact: Contact | None
    mentee_contact: Contact | None
    mentor_id: str | None
    mentee_id: str | None
    meetings: list[Meeting] | None
    story: list[MentorshipMove] | None
    acts: list[str]


def mentorships_for(viewer: Viewer, *, words: str = "", state: str = "") -> MentorshipQuerySet:
    """Every mentorship the viewer may see, with its people, newest first.

    `words` are looked for in the names that the viewer's entity is shown in full.
    """
    leads = MentorshipMentor.objects.filter(lead=True).select_related(
        "mentor__person", "mentor__profile", "mentor__entity"
    )
    found = (
        Mentorship.objects.visible_to(viewer)
        .select_related("entity", "mentee__person", "mentee__profile", "main_area")
        .prefetch_related(Prefetch("mentors", leads.order_by("-since")))
        .annotate(meeting_count=Count("meetings"), last_met_on=Max("meetings__held_on"))
        .order_by("-opened_at", "-pk")
    )
    for word in fold(words).split():
        mentors = MentorshipMentor.objects.filter(mentor__person__folded_name__contains=word)
        named = Q(mentee__person__folded_name__contains=word) | Q(pk__in=mentors.values("mentorship"))
        own_mentors = mentors.filter(mentor__entity__in=viewer.entities).values("mentorship")
        found = found.filter(Q(named, entity__in=viewer.entities) | Q(pk__in=own_mentors))
    return found.filter(state=state) if state else found


def case_for(viewer: Viewer, public_id: str) -> Case | None:
    """One mentorship with what this viewer may see of it; None if it is not theirs or does not exist."""
    mentorship = mentorships_for(viewer).filter(public_id=public_id).first()
    if mentorship is None or relation(viewer, mentorship) == Relation.FOREIGN:
        return None
    return _as_seen(viewer, mentorship, whole=True)


def cases_for(viewer: Viewer, *, words: str = "", state: str = "") -> list[Case]:
    """All of the viewer's mentorships as rows of a list."""
    return rows_for(viewer, mentorships_for(viewer, words=words, state=state))


def rows_for(viewer: Viewer, mentorships: Iterable[Mentorship]) -> list[Case]:
    """Mentorships that were asked for this viewer, as rows of a list: without meetings and story."""
    return [_as_seen(viewer, mentorship, whole=False) for mentorship in mentorships]


def meeting_for(viewer: Viewer, mentorship_id: str, meeting_id: str) -> Meeting | None:
    """One meeting of a mentorship the viewer may see."""
    seen = Mentorship.objects.visible_to(viewer).filter(public_id=mentorship_id)
    return Meeting.objects.select_related("mentorship").filter(mentorship__in=seen, public_id=meeting_id).first()


def _as_seen(viewer: Viewer, mentorship: Mentorship, *, whole: bool) -> Case:
    seen_as = relation(viewer, mentorship)
    shown = SHOWN[seen_as]
    mentor = mentorship.mentors.all()[0].mentor
    mentee = mentorship.mentee
    is_open = mentorship.state in OPEN
    return Case(
        public_id=mentorship.public_id,
        relation=seen_as,
        state=mentorship.state,
        state_label=mentorship.get_state_display(),
        area=mentorship.main_area,
        entity_name=mentorship.entity.name,
        opened_at=mentorship.opened_at,
        started_at=mentorship.started_at,
        ended_at=mentorship.ended_at,
        end_reason=mentorship.get_end_reason_display() if "end_reason" in shown else None,
        meeting_count=mentorship.meeting_count,  # type: ignore[attr-defined]  # annotated
        last_met_on=mentorship.last_met_on if "meetings" in shown else None,  # type: ignore[attr-defined]  # annotated
        mentor_name=_name(mentor.person, shown, "mentor"),
        mentee_name=_name(mentee.person, shown, "mentee"),
        mentor_contact=_contact(mentor.person, mentorship.mentor_shares if is_open else [], shown, "mentor"),
        mentee_contact=_contact(mentee.person, mentorship.mentee_shares if is_open else [], shown, "mentee"),
        mentor_id=mentor.public_id if mentor.entity_id == viewer.entity_id else None,
        mentee_id=mentee.public_id if mentee.entity_id == viewer.entity_id else None,
        meetings=_meetings(mentorship) if whole and "meetings" in shown else None,
        story=_story(mentorship) if whole and "story" in shown else None,
        acts=acts_for(viewer, mentorship),
    )


def _name(person: User, shown: frozenset[str], side: str) -> str | None:
    if f"{side}_name" in shown:
        return person.full_name
    return person.called if f"{side}_first_name" in shown else None


def _contact(person: User, shared: Sequence[str], shown: frozenset[str], side: str) -> Contact | None:
    if f"{side}_contact" in shown:
        return Contact(person.contact_email, person.phone)
    if f"{side}_shared_contact" in shown:
        return Contact(person.contact_email if "email" in shared else "", person.phone if "phone" in shared else "")
    return None


def _meetings(mentorship: Mentorship) -> list[Meeting]:
    return list(mentorship.meetings.order_by("-held_on", "-pk"))


def _story(mentorship: Mentorship) -> list[MentorshipMove]:
    return list(mentorship.moves.select_related("person").order_by("at", "pk"))


def mentored(mentees: QuerySet[Mentee]) -> set[int]:
    """Which of the mentees are in an open mentorship; for other processes, not for pages."""
    return set(Mentorship.objects.open().filter(mentee__in=mentees).values_list("mentee_id", flat=True))


def failed_pairs() -> set[tuple[int, int]]:
    """(mentor, mentee) of every pair that did not end as it should; for matching, not for pages."""
    broken = MentorshipMentor.objects.filter(mentorship__state__in=[State.INTERRUPTED, State.NOT_STARTED])
    return set(broken.values_list("mentor_id", "mentorship__mentee_id"))


def open_mentorship_of(mentee: Mentee) -> Mentorship | None:
    """The mentorship a mentee is in now; for other processes and the mentee's own page."""
    return Mentorship.objects.open().filter(mentee=mentee).first()


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """Pairs that have not met in time, pairs gone silent, and those who wish to talk."""
    dues = _wishes_to_talk(viewer)
    for mentorship in mentorships_for(viewer).filter(state__in=OPEN, entity__in=viewer.entities):
        met: date | None = mentorship.last_met_on  # type: ignore[attr-defined]  # annotated
        if mentorship.state == State.PREPARATION:
            since = timezone.localdate(mentorship.opened_at)
            dues.append(_due(mentorship, _("The two have not met yet."), since, FIRST_MEETING_DAYS))
        elif mentorship.state == State.RUNNING and met and met + timedelta(days=SILENCE_DAYS) <= on:
            dues.append(_due(mentorship, _("No meeting has been noted for a month."), met, SILENCE_DAYS))
    return dues


def _wishes_to_talk(viewer: Viewer) -> list[Due]:
    """One line for each mentorship of the viewer's entity, since the first wish that nobody has answered."""
    waiting = Meeting.objects.filter(wants_help=True, talked_at=None, mentorship__entity__in=viewer.entities)
    waiting = waiting.filter(mentorship__in=Mentorship.objects.visible_to(viewer), mentorship__state__in=OPEN)
    first: dict[int, Meeting] = {}
    for meeting in waiting.select_related("mentorship__mentee__person").order_by("logged_at", "pk"):
        first.setdefault(meeting.mentorship_id, meeting)
    why = _("Somebody would like to talk to the entity.")
    return [_due(one.mentorship, why, timezone.localdate(one.logged_at), TALK_DAYS) for one in first.values()]


def _due(mentorship: Mentorship, why: str | Promise, since: date, days: int) -> Due:
    return Due(
        kind="mentorship",
        public_id=mentorship.public_id,
        title=mentorship.mentee.person.full_name,
        why=why,
        since=since,
        by=since + timedelta(days=days),
    )
