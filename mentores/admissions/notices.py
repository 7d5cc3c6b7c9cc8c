"""What people are told about an application."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.utils import timezone, translation

from mentores.accounts.roles import CASE_ROLES
from mentores.admissions.models import Application, Reason, Signpost
from mentores.admissions.selectors import ANSWER_DAYS
from mentores.links.services import issue
from mentores.messaging.services import send, send_code_by_sms
from mentores.messaging.wording import words
from mentores.partners.selectors import members_of

FOLLOWING = timedelta(days=180)
CLAIMING = timedelta(days=30)


def received(application: Application, *, at: datetime) -> None:
    """To the applicant: we have it, who answers, by when, and a link to see and withdraw it."""
    link = issue(
        application.person,
        purpose="application",
        kind="application",
        subject=application.public_id,
        lasts=FOLLOWING,
        at=at,
    )
    send(application.person, "admissions/received", context=_waiting(application), link=link, at=at)


def draft_code(target: str, code: str, *, language: str, at: datetime) -> None:
    """The code of a registration that was begun, to the mailbox or telephone named in it. It is not kept."""
    if target.startswith("+"):
        send_code_by_sms(target, code, language=language, at=at)
        return
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
    for colleague in members_of(application.entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "admissions/arrived", context=_waiting(application), about=application, at=at)


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
    context = refusal(application, reason=application.reason, elsewhere=application.elsewhere)
    send(application.person, "admissions/not_accepted", context=context, about=application, at=at)


def refusal(application: Application, *, reason: str, elsewhere: Sequence[str]) -> dict[str, object]:
    """What the letter of a refusal says; a page shows it before it is sent. `elsewhere` are codes of signposts."""
    signposts = Signpost.objects.filter(code__in=elsewhere, is_valid=True).order_by("sort_order", "code")
    return {"application": application, "reason": Reason(reason).label, "signposts": list(signposts)}


def _waiting(application: Application) -> dict[str, object]:
    return {"application": application, "answer_by": application.submitted_at + timedelta(days=ANSWER_DAYS)}
