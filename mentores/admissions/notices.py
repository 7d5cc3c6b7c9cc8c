"""What people are told about an application."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.utils import timezone, translation

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.admissions.models import Application, Interview, Reason, Referral, Rule, Signpost
from mentores.links.services import issue
from mentores.messaging.catalogue import said_in
from mentores.messaging.services import send, send_code_by_sms
from mentores.messaging.wording import words
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.selectors import charge_of, members_of

FOLLOWING = timedelta(days=180)
CLAIMING = timedelta(days=30)


def received(application: Application, *, at: datetime) -> None:
    """To the applicant: we have it, who speaks with them, by when, and a link to see and withdraw it."""
    _to_the_person(application, "received", {"answer_by": application.due_on}, at=at)


def assigned(application: Application, *, at: datetime) -> None:
    """To the applicant: an entity has the case now, and by when it speaks with them."""
    _to_the_person(application, "assigned", {"answer_by": application.due_on}, at=at)


def draft_code(target: str, code: str, *, language: str, at: datetime) -> None:
    """The code of a registration that was begun, to the mailbox or telephone named in it. It is not kept."""
    if target.startswith("+"):
        send_code_by_sms(target, code, language=language, at=at)
        return
    language = said_in("admissions/draft_code", language)
    subject, body = words("admissions/draft_code", {"code": code}, language=language)
    with translation.override(language):
        EmailMessage(subject, body, to=[target]).send()


def thanks_for_referring(contact: str, *, language: str, at: datetime) -> None:
    """To whoever registered somebody for them, where the contact is a mailbox: thanks, and nothing more."""
    if "@" in contact:
        send(None, "admissions/thanks_for_referring", address=contact, language=language, at=at)


def arrived(application: Application, *, at: datetime) -> None:
    """To the entity's coordinators and technicians: somebody waits for a decision."""
    if application.entity is None:
        return
    context = {"application": application, "answer_by": application.due_on}
    for colleague in members_of(application.entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "admissions/arrived", context=context, about=application, at=at)


def accepted(application: Application, *, at: datetime) -> None:
    """To the applicant: welcome, what happens next, and a link to a login for those who want one."""
    link = issue(
        application.person,
        purpose="claim",
        kind="person",
        subject=application.person.public_id,
        lasts=CLAIMING,
        at=at,
        once=True,
    )
    send(application.person, "admissions/accepted", context={"application": application}, link=link, at=at)


def not_accepted(application: Application, *, at: datetime) -> None:
    """To the applicant: not accepted, why, where else to turn, and whom to ask."""
    context = refusal(application, reason=application.reason, unmet=application.unmet, elsewhere=application.elsewhere)
    send(application.person, "admissions/not_accepted", context=context, about=application, at=at)


def refusal(
    application: Application, *, reason: str, unmet: Rule | None, elsewhere: Sequence[str]
) -> dict[str, object]:
    """What the letter of a refusal says; a page shows it before it is sent. `elsewhere` are codes of signposts."""
    signposts = Signpost.objects.filter(code__in=elsewhere, is_valid=True).order_by("sort_order", "code")
    return {
        "application": application,
        "reason": Reason(reason).label,
        "condition": unmet if reason == Reason.NOT_ELIGIBLE else None,
        "signposts": list(signposts),
    }


def interview(interview: Interview, *, moved: bool = False, at: datetime) -> None:
    """To the applicant: when and where the talk is, and a link to a calendar file and to ask for another time."""
    _to_the_person(interview.application, "interview", {**_meeting(interview), "moved": moved}, at=at)


def interview_tomorrow(interview: Interview, *, at: datetime) -> None:
    """To the applicant, the day before."""
    _to_the_person(interview.application, "interview_tomorrow", _meeting(interview), at=at)


def interview_off(interview: Interview, *, at: datetime) -> None:
    """To the applicant: the talk does not take place, and somebody finds another time."""
    _to_the_person(interview.application, "interview_off", _meeting(interview), at=at)


def interview_missed(interview: Interview, *, at: datetime) -> None:
    """To the applicant who did not come: it can happen, and how to go on."""
    _to_the_person(interview.application, "interview_missed", _meeting(interview), at=at)


def another_time(interview: Interview, *, at: datetime) -> None:
    """To whoever has the case in hand: the person cannot come at that time."""
    _to_the_owner(interview.application, "another_time", at=at)


def referral_asked(referral: Referral, *, at: datetime) -> None:
    """To the applicant: may another entity accompany them."""
    _to_the_person(referral.application, "referral_asked", {"other": referral.to}, at=at)


def referral_offered(referral: Referral, *, at: datetime) -> None:
    """To the people of the entity that is asked: without a name."""
    for colleague in members_of(referral.to, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "admissions/referral_offered", about=referral, at=at)


def referral_refused(referral: Referral, *, at: datetime) -> None:
    """To whoever has the case in hand: it goes on here."""
    _to_the_owner(referral.application, "referral_refused", at=at)


def staying(referral: Referral, *, at: datetime) -> None:
    """To the applicant who had said yes: the other entity has said no."""
    _to_the_person(referral.application, "staying", {"other": referral.to}, at=at)


def referral_agreed(referral: Referral, owner: Entity, *, at: datetime) -> None:
    """To the people of the entity that had the case: both have said yes, and it is gone."""
    for colleague in members_of(owner, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "admissions/referral_agreed", context={"other": referral.to}, about=referral, at=at)


def reopened(application: Application, *, at: datetime) -> None:
    """To the applicant: it was closed by mistake and goes on."""
    _to_the_person(application, "reopened", {"answer_by": application.due_on}, at=at)


def late(person: User, cases: Sequence[Mapping[str, object]], *, at: datetime) -> None:
    """To whoever must see to it: in which entities how many cases wait longer than promised. It names nobody."""
    send(person, "admissions/late", context={"cases": cases}, at=at)


def _to_the_person(application: Application, name: str, context: Mapping[str, object], *, at: datetime) -> None:
    link = issue(
        application.person,
        purpose="application",
        kind="application",
        subject=application.public_id,
        lasts=FOLLOWING,
        at=at,
    )
    context = {"application": application, **context}
    send(application.person, f"admissions/{name}", context=context, link=link, at=at)


def _to_the_owner(application: Application, name: str, *, at: datetime) -> None:
    """Whoever has the case in hand, or all who could."""
    if application.entity is None:
        return
    held = charge_of(ChargeKind.APPLICATION, application.public_id)
    people = [held.member] if held and held.member else []
    for colleague in people or members_of(application.entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, f"admissions/{name}", context={"application": application}, about=application, at=at)


def _meeting(interview: Interview) -> dict[str, object]:
    """Day and hour as the clocks of the entity show them."""
    entity = interview.application.entity
    assert entity is not None  # only an entity books
    assert interview.starts_at is not None  # it was booked
    starts_at = interview.starts_at.astimezone(entity.zone())
    return {"interview": interview, "day": starts_at.date(), "hour": f"{starts_at:%H:%M}"}
