"""The questions pages ask about applications. The viewer always comes first."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import State
from mentores.admissions.models import (
    Application,
    ApplicationMove,
    ApplicationQuerySet,
    Interview,
    InterviewState,
    Referral,
    Rule,
    Sharing,
    Signpost,
)
from mentores.core.due import Due
from mentores.core.text import fold
from mentores.partners.models import ChargeKind
from mentores.partners.selectors import charge_of

SOON = timedelta(days=7)


def applications_for(viewer: Viewer, *, words: str = "", state: str = "", side: str = "") -> ApplicationQuerySet:
    """The applications the viewer may see, longest wait first, with the answers."""
    found = Application.objects.visible_to(viewer).select_related("person", "entity", "profile__municipality")
    found = found.prefetch_related("profile__languages__language", "profile__areas__area")
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    if state:
        found = found.filter(state=state)
    return (found.filter(side=side) if side else found).order_by("submitted_at", "pk")


def story_of(application: Application) -> list[ApplicationMove]:
    """What happened to an application, oldest first; for pages that have loaded it for their viewer."""
    return list(application.moves.select_related("person").order_by("at", "pk"))


def booked_interview(application: Application) -> Interview | None:
    """The interview to come; for pages that have loaded the application for their viewer."""
    return application.interviews.filter(state=InterviewState.BOOKED).first()


def open_referral(application: Application) -> Referral | None:
    """The entity that is asked; for pages that have loaded the application for their viewer."""
    return application.referrals.open().select_related("to").first()


def colleague_of(application: Application) -> User | None:
    """Who has the application in hand; for pages that have loaded it for their viewer."""
    held = charge_of(ChargeKind.APPLICATION, application.public_id)
    return held.member if held else None


def rules(*, side: str = "") -> list[Rule]:
    """The conditions to take part, which are public: all, or those that hold for one side."""
    valid = Rule.objects.filter(is_valid=True).order_by("sort_order", "code")
    return list(valid.filter(side__in=["", side]) if side else valid)


def signposts() -> list[Signpost]:
    """The services to which people can be sent."""
    return list(Signpost.objects.filter(is_valid=True).order_by("sort_order", "code"))


def named_to(application: Application) -> list[Signpost]:
    """The services that the person was told of, with those that nobody is sent to any more.

    For pages that have loaded the application for their viewer.
    """
    return list(Signpost.objects.filter(code__in=application.elsewhere).order_by("sort_order", "code"))


def sharings() -> list[Sharing]:
    """What the entities of each municipality have agreed, by its name."""
    return list(Sharing.objects.select_related("municipality").order_by("municipality__sort_name"))


def every_rule() -> list[Rule]:
    """The conditions with those taken back, for whoever edits them."""
    return list(Rule.objects.order_by("sort_order", "code"))


def every_signpost() -> list[Signpost]:
    """The services with those no longer named, for whoever edits them."""
    return list(Signpost.objects.order_by("sort_order", "code"))


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """What is owed next in each application the viewer may work on, and the referrals their entity is asked about."""
    return [*_steps_due(viewer, on=on), *_referrals_due(viewer)]


def _steps_due(viewer: Viewer, *, on: date) -> list[Due]:
    booked = Q(interviews__state=InterviewState.BOOKED)
    waiting = Application.objects.visible_to(viewer).undecided().select_related("person").order_by("due_on", "pk")
    found = waiting.annotate(
        tries=Count("contacts"),
        wished=Max("interviews__wished_at", filter=booked),
        talk=Max("interviews__starts_at", filter=booked),
    )
    rows: Iterable[Any] = found  # with what was counted, which the types do not know
    dues = (_due(viewer, one, tries=one.tries, wishes=bool(one.wished), talk=one.talk, on=on) for one in rows)
    return [due for due in dues if due is not None]


def _due(
    viewer: Viewer, application: Application, *, tries: int, wishes: bool, talk: datetime | None, on: date
) -> Due | None:
    """The line of one application; None while its interview is far ahead."""
    if application.due_on is None or not _is_owed(application, wishes=wishes, on=on):
        return None
    return Due(
        kind=_page_of(viewer, application, talk=talk, on=on),
        public_id=application.public_id,
        title=application.person.full_name,
        why=_why(application, tries=tries, wishes=wishes, on=on),
        since=timezone.localdate(application.state_since),
        by=application.due_on,
    )


def _page_of(viewer: Viewer, application: Application, *, talk: datetime | None, on: date) -> str:
    """From the day of the interview on, the line leads straight to it for those who hold it and decide."""
    told = application.state == State.BOOKED and talk is not None and timezone.localdate(talk) <= on
    is_next = told or application.state == State.INTERVIEWED
    return "application-interview" if is_next and viewer.role in CASE_ROLES else "application"


def _is_owed(application: Application, *, wishes: bool, on: date) -> bool:
    """Not yet an interview that is far ahead."""
    if application.state != State.BOOKED or wishes or application.due_on is None:
        return True
    return application.due_on <= on + SOON


def _why(application: Application, *, tries: int, wishes: bool, on: date) -> str | Promise:
    if application.state == State.SUBMITTED:
        if application.entity_id is None:
            return _("No entity has this registration yet.")
        return _("Nobody could be reached yet: try again.") if tries else _("Nobody has spoken with this person yet.")
    if application.state == State.BOOKED:
        if wishes:
            return _("The person cannot come to the interview and asks for another time.")
        past = application.due_on is not None and application.due_on <= on
        return _("Say how the interview went.") if past else _("The interview is near.")
    return {
        State.IN_REVIEW: _("You have spoken: now book the interview."),
        State.INTERVIEWED: _("The interview took place: decide."),
        State.REFERRED: _("Another entity is asked, and one of the two answers is missing."),
    }[State(application.state)]


def _referrals_due(viewer: Viewer) -> list[Due]:
    """Questions of other entities, without a name."""
    asked = Referral.objects.visible_to(viewer).open().filter(to__in=viewer.entities, entity_says=None)
    return [
        Due(
            kind="referral",
            public_id=referral.public_id,
            title=gettext("A person for whom another entity asks"),
            why=_("Another entity asks whether yours can accompany somebody."),
            since=timezone.localdate(referral.asked_at),
            by=referral.application.due_on or timezone.localdate(referral.asked_at),
        )
        for referral in asked.select_related("application").order_by("asked_at", "pk")
    ]
