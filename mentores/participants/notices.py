"""What mentors and mentees are told about their part in the programme."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from mentores.accounts.roles import CASE_ROLES
from mentores.links.services import issue
from mentores.messaging.services import send
from mentores.participants.models import Handover, Mentee, Mentor, ProfileCheck, Reference
from mentores.partners.models import Entity
from mentores.partners.selectors import members_of

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


def handover_asked(handover: Handover, *, at: datetime) -> None:
    """To a mentor who waits: may another entity accompany you. The link takes a yes or a no."""
    mentor = handover.mentor
    link = issue(mentor.person, purpose="handover", kind="handover", subject=handover.public_id, lasts=ANSWERING, at=at)
    context = {"entity": mentor.entity, "other": handover.to}
    send(mentor.person, "participants/handover_asked", context=context, link=link, about=mentor, at=at)


def handover_offered(handover: Handover, *, at: datetime) -> None:
    """To the people of the entity that is asked: without a name."""
    _to_the_people_of(handover.to, "handover_offered", handover, {}, at=at)


def handover_refused(handover: Handover, *, at: datetime) -> None:
    """To the people of the mentor's entity: one of the two said no, and the mentor stays."""
    _to_the_people_of(handover.mentor.entity, "handover_refused", handover, {}, at=at)


def staying(handover: Handover, *, at: datetime) -> None:
    """To the mentor who had said yes: the other entity has said no."""
    mentor = handover.mentor
    context = {"entity": mentor.entity, "other": handover.to}
    send(mentor.person, "participants/staying", context=context, about=mentor, at=at)


def handover_agreed(handover: Handover, owner: Entity, *, at: datetime) -> None:
    """To the people of the entity that had the mentor: both have said yes, and the mentor has gone."""
    _to_the_people_of(owner, "handover_agreed", handover, {"other": handover.to}, at=at)


def mentor_arrived(mentor: Mentor, *, at: datetime) -> None:
    """To the people of the entity to which a mentor has come."""
    _to_the_people_of(mentor.entity, "mentor_arrived", mentor, {}, at=at)


def handed_over(mentor: Mentor, *, at: datetime) -> None:
    """To a mentor: another entity accompanies you now."""
    send(mentor.person, "participants/handed_over", context={"entity": mentor.entity}, about=mentor, at=at)


def released(mentor: Mentor, *, at: datetime) -> None:
    """To a mentor for whom nobody was found: said as it is, with thanks."""
    send(mentor.person, "participants/released", context={"entity": mentor.entity}, about=mentor, at=at)


def _to_the_people_of(
    entity: Entity, notice: str, about: Handover | Mentor, context: Mapping[str, object], *, at: datetime
) -> None:
    for colleague in members_of(entity, *CASE_ROLES, on=timezone.localdate(at)):
        send(colleague, f"participants/{notice}", context=context, about=about, at=at)


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
