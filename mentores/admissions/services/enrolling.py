"""People whom an entity has on a list of its own: many at once, as they stand, and nobody is told.

Each row becomes what the acts would have left behind, one after the other: the person, the profile, the application
with its story, and a mentor or a mentee where the list says that they were accepted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.clock import working_days_of
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, ApplicationMove, Way
from mentores.audit import services as audit
from mentores.consents.models import Consent, Text
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import (
    Mentee,
    MenteeMove,
    Mentor,
    MentorMove,
    Phase,
    Profile,
    ProfileArea,
    ProfileLanguage,
    Side,
)
from mentores.partners.models import Charge, ChargeKind, Entity
from mentores.partners.services import EntityNotActive, OnlyInventedPeople

Made = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person of a list. `person` and `profile` are fields of theirs; who was not accepted yet waits for it."""

    person: Mapping[str, Any]
    profile: Mapping[str, Any]
    areas: Sequence[str]
    languages: Mapping[str, str]
    registered_on: date
    accepted_on: date | None = None
    trained_on: date | None = None
    capacity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What became of one row."""

    person: User
    application: Application
    part: Mentor | Mentee | None = None

    def made(self) -> Made:
        """The kind and public id of everything that a page shows."""
        found = [("person", self.person.public_id), ("application", self.application.public_id)]
        if self.part is not None:
            found.append((str(self.part._meta.model_name), self.part.public_id))
        return found


@transaction.atomic
def enrol(
    listed: Sequence[Listed],
    *,
    side: str,
    entity: Entity,
    notice: Text,
    how: str,
    by: Viewer,
    at: datetime,
    note: str = "",
) -> list[Enrolled]:
    """Write down people as an entity has them on its list. `how` they were informed with `notice`.

    What they did before the platform knew them stands in their story on its day, with `note`. For those who wait, the
    clock begins with the day of the list's arrival. Belongs to imports: whose list it is was asked there. Raises
    PermissionDenied, EntityNotActive, OnlyInventedPeople, and ValidationError for an unknown value.
    """
    if by.role != Role.NATIONAL_COORDINATOR and not (by.role == Role.COORDINATOR and by.entity_id == entity.pk):
        raise PermissionDenied
    entity = audit.lock(entity)
    if not entity.is_active(on=timezone.localdate(at)):
        raise EntityNotActive(f"an entity that is {entity.state} takes no case")
    if not entity.may_register_real_people and not all(one.person.get("invented") for one in listed):
        raise OnlyInventedPeople("an entity without a data-protection text registers invented people only")
    people = _people(listed, at=at)
    profiles = _profiles(listed, people, side=side)
    Consent.objects.bulk_create(
        Consent(person=person, text=notice, language=person.language, how=how, given_at=at, recorded_by=by.person)
        for person in people
    )
    applications = _applications(listed, profiles, side=side, entity=entity, by=by, at=at, note=note)
    parts = _parts(listed, profiles, side=side, entity=entity, by=by, note=note)
    _take_charge(applications, parts, entity=entity, by=by, at=at)
    audit.record_many(
        "admissions", "enrol", kind="application", subjects=[one.public_id for one in applications], by=by, at=at
    )
    audit.record_many(
        "participants", "begin", kind=side, subjects=[one.public_id for one in parts if one], by=by, at=at
    )
    return [
        Enrolled(person=person, application=application, part=part)
        for person, application, part in zip(people, applications, parts, strict=True)
    ]


def noon(day: date) -> datetime:
    """A day of the past as a moment."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def _people(listed: Sequence[Listed], *, at: datetime) -> list[User]:
    people = [User(**one.person, created_at=at, password=make_password(None)) for one in listed]
    for person in people:
        person.clean_fields()
    return User.objects.bulk_create(people)


def _profiles(listed: Sequence[Listed], people: Sequence[User], *, side: str) -> list[Profile]:
    profiles = [Profile(**one.profile, person=person) for one, person in zip(listed, people, strict=True)]
    for profile in profiles:
        profile.clean_fields(exclude=["person", "municipality"])
    Profile.objects.bulk_create(profiles)
    rows = list(zip(listed, profiles, strict=True))
    ProfileArea.objects.bulk_create(
        ProfileArea(profile=profile, side=side, area_id=code, rank=rank)
        for one, profile in rows
        for rank, code in enumerate(one.areas, start=1)
    )
    ProfileLanguage.objects.bulk_create(
        ProfileLanguage(profile=profile, language_id=code, level=level)
        for one, profile in rows
        for code, level in one.languages.items()
    )
    return profiles


def _applications(
    listed: Sequence[Listed],
    profiles: Sequence[Profile],
    *,
    side: str,
    entity: Entity,
    by: Viewer,
    at: datetime,
    note: str,
) -> list[Application]:
    first_contact = working_days_of(entity).after(timezone.localdate(at), entity.first_contact_days)
    applications = [
        Application(
            person=profile.person,
            profile=profile,
            side=side,
            phase=Phase.NETWORK,
            entity=entity,
            language=profile.person.language,
            way=Way.ASSISTED,
            recorded_by=by.person,
            submitted_at=noon(one.registered_on),
            state=State.ACCEPTED if one.accepted_on else State.SUBMITTED,
            state_since=noon(one.accepted_on) if one.accepted_on else at,
            decided_at=noon(one.accepted_on) if one.accepted_on else None,
            due_on=None if one.accepted_on else first_contact,
        )
        for one, profile in zip(listed, profiles, strict=True)
    ]
    Application.objects.bulk_create(applications)
    moves = []
    for one, application in zip(listed, applications, strict=True):
        moves.append(_move(ApplicationMove, application, "begin", "", State.SUBMITTED, one.registered_on, by, note))
        if one.accepted_on:
            steps = (("interview", State.SUBMITTED, State.INTERVIEWED), ("accept", State.INTERVIEWED, State.ACCEPTED))
            moves += [_move(ApplicationMove, application, *step, one.accepted_on, by, note) for step in steps]
    ApplicationMove.objects.bulk_create(moves)
    return applications


def _parts(
    listed: Sequence[Listed], profiles: Sequence[Profile], *, side: str, entity: Entity, by: Viewer, note: str
) -> list[Mentor | Mentee | None]:
    parts: list[Mentor | Mentee | None] = []
    for one, profile in zip(listed, profiles, strict=True):
        if one.accepted_on is None:
            parts.append(None)
        elif side == Side.MENTOR:
            parts.append(
                Mentor(
                    person=profile.person,
                    profile=profile,
                    entity=entity,
                    capacity=one.capacity,
                    state=MentorState.READY if one.trained_on else MentorState.IN_TRAINING,
                    trained_on=one.trained_on,
                    accepted_at=noon(one.accepted_on),
                )
            )
        else:
            parts.append(
                Mentee(
                    person=profile.person,
                    profile=profile,
                    entity=entity,
                    state=MenteeState.WAITING,
                    waiting_since=noon(one.registered_on),
                    accepted_at=noon(one.accepted_on),
                )
            )
    days = [one.accepted_on for one in listed if one.accepted_on]
    if side == Side.MENTOR:
        mentors = Mentor.objects.bulk_create([part for part in parts if isinstance(part, Mentor)])
        MentorMove.objects.bulk_create(
            _move(MentorMove, mentor, "begin", "", mentor.state, day, by, note)
            for mentor, day in zip(mentors, days, strict=True)
        )
    else:
        mentees = Mentee.objects.bulk_create([part for part in parts if isinstance(part, Mentee)])
        MenteeMove.objects.bulk_create(
            _move(MenteeMove, mentee, "begin", "", mentee.state, day, by, note)
            for mentee, day in zip(mentees, days, strict=True)
        )
    return parts


def _take_charge(
    applications: Sequence[Application],
    parts: Sequence[Mentor | Mentee | None],
    *,
    entity: Entity,
    by: Viewer,
    at: datetime,
) -> None:
    """Whoever brought the list has those who were accepted in hand; those who wait are in nobody's yet."""
    member = by.person if by.entity_id == entity.pk else None
    charges = [
        Charge(entity=entity, kind=ChargeKind.APPLICATION, subject=application.public_id, since=at)
        for application in applications
        if application.is_open
    ]
    charges += [
        Charge(entity=entity, member=member, kind=str(part._meta.model_name), subject=part.public_id, since=at)
        for part in parts
        if part is not None
    ]
    Charge.objects.bulk_create(charges)


def _move(model: type[Any], case: Any, act: str, source: str, target: str, on: date, by: Viewer, note: str) -> Any:
    return model(
        case=case,
        act=act,
        source=source,
        target=target,
        at=noon(on),
        person=by.person,
        role=by.role,
        entity_id=by.entity_id,
        note=note,
    )
