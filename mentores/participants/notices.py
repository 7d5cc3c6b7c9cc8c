"""What mentors and mentees are told about their part in the programme."""

from datetime import datetime, timedelta

from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.participants.models import Mentee, Mentor, ProfileCheck

ANSWERING = timedelta(days=60)


def still_right(check: ProfileCheck, part: Mentor | Mentee, *, at: datetime) -> None:
    """To a mentor or mentee, once a year: is what you told us still right? One tap answers."""
    link = issue(
        part.person, purpose="profile_check", kind="profilecheck", subject=check.public_id, lasts=ANSWERING, at=at
    )
    send(part.person, "participants/still_right", context={"entity": part.entity.name}, link=link, about=part, at=at)


def pause_over(part: Mentor | Mentee, *, at: datetime) -> None:
    """To a mentor or mentee: the break ended on the day you said, and how to take a longer one."""
    context = {"entity": part.entity, "is_mentor": isinstance(part, Mentor)}
    send(part.person, "participants/pause_over", context=context, about=part, at=at)


def alternative(mentor: Mentor, kind: str, *, at: datetime) -> None:
    """To a mentor who waits: another way to help meanwhile."""
    context = {"entity": mentor.entity, "kind": kind}
    send(mentor.person, "participants/alternative", context=context, about=mentor, at=at)


def released(mentor: Mentor, *, at: datetime) -> None:
    """To a mentor for whom nobody was found: said as it is, with thanks."""
    send(mentor.person, "participants/released", context={"entity": mentor.entity}, about=mentor, at=at)
