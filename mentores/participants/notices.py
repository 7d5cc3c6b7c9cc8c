"""What mentors and mentees are told about their part in the programme."""

from datetime import datetime, timedelta

from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.participants.models import Mentee, Mentor, ProfileCheck, Reference

ANSWERING = timedelta(days=60)
TIME_TO_SIGN = timedelta(days=30)


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


def paper_to_sign(mentor: Mentor, *, at: datetime) -> None:
    """To a mentor: the link shows the volunteer programme and takes the signature."""
    link = issue(mentor.person, purpose="paper", kind="mentor", subject=mentor.public_id, lasts=TIME_TO_SIGN, at=at)
    send(mentor.person, "participants/paper_to_sign", context={"entity": mentor.entity}, link=link, at=at)


def reference_wanted(reference: Reference, *, at: datetime) -> None:
    """To somebody whom a mentor has named: the link takes two answers."""
    link = issue(
        None,
        purpose="reference",
        kind="reference",
        subject=reference.public_id,
        lasts=TIME_TO_SIGN,
        at=at,
        language=reference.language,
    )
    mentor = reference.mentor
    send(
        None,
        "participants/reference_wanted",
        context={"name": reference.name, "mentor": mentor.person.full_name, "entity": mentor.entity},
        link=link,
        about=mentor,
        address=reference.email,
        language=reference.language,
        at=at,
    )
