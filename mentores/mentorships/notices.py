"""What people are told about their mentorship."""

from datetime import datetime, timedelta

from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.links.services import issue
from mentores.mentorships.models import Mentorship
from mentores.messaging.services import send
from mentores.participants.models import Mentee, Mentor
from mentores.partners.selectors import members_of

LASTS = timedelta(days=365)


def opened(mentorship: Mentorship, *, mentor: Mentor, at: datetime) -> None:
    """To both people: whom they meet, how to reach each other, and the link where meetings are noted."""
    _to(mentorship, mentor.person, other=mentorship.mentee, at=at)
    _to(mentorship, mentorship.mentee.person, other=mentor, at=at)


def help_wanted(mentorship: Mentorship, *, at: datetime) -> None:
    """To the entity's coordinators and technicians: one of the two asked to talk to them."""
    for colleague in members_of(mentorship.entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, "mentorships/help_wanted", at=at)


def _to(mentorship: Mentorship, person: User, *, other: Mentor | Mentee, at: datetime) -> None:
    link = issue(person, purpose="mentorship", kind="mentorship", subject=mentorship.public_id, lasts=LASTS, at=at)
    profile = other.profile
    context = {
        "other": other.person.called,
        "email": other.person.contact_email if profile.shares_email else "",
        "phone": other.person.phone if profile.shares_phone else "",
        "entity": mentorship.entity.name,
    }
    send(person, "mentorships/opened", context=context, link=link, at=at)
