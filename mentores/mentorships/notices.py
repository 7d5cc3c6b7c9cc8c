"""What people are told about their mentorship."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.links.services import issue
from mentores.mentorships.models import Mentorship
from mentores.messaging.services import send
from mentores.participants.models import Mentor
from mentores.partners.selectors import members_of

LASTS = timedelta(days=365)


def opened(mentorship: Mentorship, *, mentor: Mentor, at: datetime) -> None:
    """To both people: whom they meet, how to reach each other, and the link where meetings are noted."""
    mentee = mentorship.mentee.person
    _to(mentorship, mentor.person, other=mentee, shared=mentorship.mentee_shares, at=at)
    _to(mentorship, mentee, other=mentor.person, shared=mentorship.mentor_shares, at=at)


def help_wanted(mentorship: Mentorship, *, at: datetime) -> None:
    """To the entity's coordinators and technicians: one of the two asked to talk to them."""
    for colleague in members_of(mentorship.entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "mentorships/help_wanted", about=mentorship, at=at)


def _to(mentorship: Mentorship, person: User, *, other: User, shared: Sequence[str], at: datetime) -> None:
    link = issue(person, purpose="mentorship", kind="mentorship", subject=mentorship.public_id, lasts=LASTS, at=at)
    context = {
        "other": other.called,
        "email": other.contact_email if "email" in shared else "",
        "phone": other.phone if "phone" in shared else "",
        "entity": mentorship.entity.name,
    }
    send(person, "mentorships/opened", context=context, link=link, at=at)
