"""The long list of mentorships at a desk."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from mentores.accounts.viewer import Viewer
from mentores.core.text import fold
from mentores.mentorships.lifecycle import OPEN as UNDER_WAY_STATES
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor, MentorshipQuerySet
from mentores.participants.listing import Asked, narrowed, waiting_longer
from mentores.participants.models import Side

UNDER_WAY = "under_way"
NEVER = date(1, 1, 1)  # sorts pairs that have not met before all others


def mentorships_listed(viewer: Viewer, asked: Asked, *, state: str = "", on: date) -> MentorshipQuerySet:
    """The mentorships the viewer may see, as the list asks for them, in no order.

    `state` is one of the lifecycle's, or UNDER_WAY. `words` are looked for in the names that the viewer's entity is
    shown in full, and so is `shown_name`, by which the list is sorted; all else is about the mentee, whom only the
    own entity knows so well. `met` is the day of the last meeting.
    """
    own = Q(entity__in=viewer.entities)
    found = Mentorship.objects.visible_to(viewer).annotate(
        shown_name=Case(When(own, then=F("mentee__person__folded_name")), default=Value(""), output_field=CharField()),
        met=Coalesce(Subquery(_last_met()), Value(NEVER), output_field=DateField()),
    )
    for word in fold(asked.words).split():
        mentors = MentorshipMentor.objects.filter(mentor__person__folded_name__contains=word)
        named = Q(mentee__person__folded_name__contains=word) | Q(pk__in=mentors.values("mentorship"))
        own_mentors = mentors.filter(mentor__entity__in=viewer.entities).values("mentorship")
        found = found.filter(own & named | Q(pk__in=own_mentors))
    if asked.area or asked.place or asked.language or asked.public:
        about = Asked(area=asked.area, place=asked.place, language=asked.language)
        found = narrowed(found.filter(own), about, side=Side.MENTEE, person="mentee__person", profile="mentee__profile")
    if asked.public:
        found = found.filter(mentee__profile__public=asked.public)
    return waiting_longer(_in_state(found, state), "opened_at", asked.longer, on=on)


def with_pairs(found: QuerySet[Any]) -> QuerySet[Any]:
    """With what a row of the list shows of each: the two people, and how often they met."""
    leads = MentorshipMentor.objects.filter(lead=True).select_related(
        "mentor__person", "mentor__profile", "mentor__entity"
    )
    found = found.select_related("entity", "mentee__person", "mentee__profile", "main_area")
    found = found.prefetch_related(Prefetch("mentors", leads.order_by("-since")))
    laden: QuerySet[Any] = found.annotate(
        meeting_count=Coalesce(Subquery(_meetings()), 0), last_met_on=Subquery(_last_met())
    )
    return laden


def _in_state(found: MentorshipQuerySet, state: str) -> MentorshipQuerySet:
    if state == UNDER_WAY:
        return found.filter(state__in=UNDER_WAY_STATES)
    return found.filter(state=state) if state else found


def _last_met() -> QuerySet[Any, Any]:
    per_pair = Meeting.objects.filter(mentorship=OuterRef("pk")).order_by().values("mentorship")
    return per_pair.annotate(last=Max("held_on")).values("last")


def _meetings() -> QuerySet[Any, Any]:
    per_pair = Meeting.objects.filter(mentorship=OuterRef("pk")).order_by().values("mentorship")
    return per_pair.annotate(number=Count("pk")).values("number")
