"""When the time of a row begins that does not end with its person, and people whose time is over."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from mentores.accounts.models import Appointment, User
from mentores.admissions.models import Application
from mentores.mentorships.models import Mentorship
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor
from mentores.partners.models import Membership
from mentores.privacy.models import FIRST, Code, Hold, Merger, Term
from mentores.privacy.rows import Rows, declared_by

EVERY = Q()


@dataclass(frozen=True, slots=True)
class End:
    """Rows of a model go a while after a moment; the others of `only` never do. `fades`: they stay without words."""

    label: str
    moment: Combinable
    only: Q = EVERY
    fades: bool = False


ENDS = (
    End("admissions.Draft", F("kept_at")),
    End("messaging.Message", Coalesce("told_at", "sent_at", "written_at")),
    End("links.Link", F("expires_at")),
    End("access.SignIn", Coalesce("ended_at", "begun_at")),
    End("access.FactorReset", F("decided_at")),
    End("partners.Invitation", F("expires_at")),
    End("partners.Absence", F("until")),
    End("partners.Candidacy", F("sent_at"), only=Q(entity__state__in=("refused", "ended")), fades=True),
    End("partners.Charge", F("until")),
    End("partners.HelpRequest", F("closed_at")),
    End("participants.ProfileChange", F("at")),
    End("participants.ProfileCheck", F("asked_at")),
    End("matching.Proposal", F("expires_at"), only=Q(mentorship=None) & ~Q(state__in=("suggested", "open"))),
    End("evaluations.Rating", F("mentorship__ended_at"), fades=True),
    End("mentorships.MentorshipMove", F("case__ended_at")),
    End("evaluations.RatingMove", F("case__mentorship__ended_at")),
    End("consents.Consent", F("person__erasure__at")),
    End("participants.Paper", F("mentor__person__erasure__at")),
    End("privacy.Hold", F("until")),
    End("privacy.Doubt", F("apart_at")),
    End("privacy.Merger", Coalesce("undone_at", "settled_at")),
)


def over(end: End, *, at: datetime) -> Rows:
    """The rows of a model whose time is over."""
    model = apps.get_model(end.label)
    declared = declared_by(model)
    ended = model._default_manager.filter(end.only).alias(over_at=end.moment)
    rows: Rows = model._default_manager.filter(pk__in=ended.filter(over_at__lt=at - declared.keep).values("pk"))
    return rows


def months_of(code: str) -> int:
    """For how many months data is kept after such an end."""
    term = Term.objects.filter(code=code).first()
    return term.months if term else FIRST[Code(code)]


def people_over(*, at: datetime) -> Mapping[str, QuerySet[User]]:
    """By kind of end: real people who have nothing open, and whose time is over."""
    took_part = Q(mentor__isnull=False) | Q(mentee__isnull=False)
    people = _without_anything_open(at=at).alias(over_at=Greatest(*_last_moments()))
    return {
        Code.TURNED_AWAY.value: people.exclude(took_part).filter(over_at__lt=_before(at, Code.TURNED_AWAY)),
        Code.LEFT.value: people.filter(took_part).filter(over_at__lt=_before(at, Code.LEFT)),
    }


def _without_anything_open(*, at: datetime) -> QuerySet[User]:
    """Whoever works or has worked for an entity is not touched: that is kept for its own time."""
    real = User.objects.filter(profile__isnull=False, erasure=None, invented=False)
    of_person = {"person": OuterRef("pk")}
    standing = Merger.objects.standing()
    going_on = Mentorship.objects.open()
    return (
        real.exclude(Exists(Application.objects.undecided().filter(**of_person)))
        .exclude(Exists(Mentor.objects.filter(**of_person).exclude(state=MentorState.INACTIVE)))
        .exclude(Exists(Mentee.objects.filter(**of_person).exclude(state=MenteeState.DONE)))
        .exclude(Exists(going_on.filter(mentee__person=OuterRef("pk"))))
        .exclude(Exists(going_on.filter(mentors__mentor__person=OuterRef("pk"))))
        .exclude(Exists(Hold.objects.open().filter(**of_person)))
        .exclude(Exists(Membership.objects.filter(**of_person)))
        .exclude(Exists(Appointment.objects.filter(**of_person)))
        .exclude(Exists(standing.filter(Q(kept=OuterRef("pk")) | Q(other=OuterRef("pk")))))
    )


def _last_moments() -> list[Combinable]:
    """When each thing of a person ended; the day of the person's first appearance where there is no such thing."""
    ways = (
        (Application, "person", "state_since"),
        (Mentor, "person", "moves__at"),
        (Mentee, "person", "moves__at"),
        (Mentorship, "mentee__person", "ended_at"),
        (Mentorship, "mentors__mentor__person", "ended_at"),
    )
    return [
        F("created_at"),
        *(Coalesce(_latest(model, person, moment), F("created_at")) for model, person, moment in ways),
    ]


def _latest(model: type[Application | Mentor | Mentee | Mentorship], person: str, moment: str) -> Subquery:
    rows = model.objects.filter(**{person: OuterRef("pk")}).order_by().values(person)
    return Subquery(rows.annotate(latest=Max(moment)).values("latest")[:1])


def _before(at: datetime, code: str) -> datetime:
    """As many calendar months earlier as the term has."""
    year, month = divmod(at.year * 12 + at.month - 1 - months_of(code), 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
