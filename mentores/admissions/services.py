"""The acts of an application. Each is one transaction, and each goes through `_move`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.services import add_person
from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.lifecycle import LIFECYCLE
from mentores.admissions.models import Application
from mentores.admissions.policies import MAY
from mentores.admissions.routing import entity_for
from mentores.audit import services as audit
from mentores.consents.models import Text
from mentores.consents.services import give
from mentores.participants.models import Mentee, Mentor, Phase, Profile, Side
from mentores.participants.services import mentees, mentors, profiles
from mentores.participants.services.profiles import Answers
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.services import check_may_take, may_take, release_charge, take_charge


class AlreadyTakesPart(Exception):
    """This person has a part on this side already, or waits for a decision about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who applies: the name in any script, and at least one way to be reached."""

    full_name: str
    contact_email: str
    phone: str
    language: str


def submit(
    applicant: Applicant | User,
    answers: Answers,
    *,
    side: str,
    areas: Sequence[str],
    languages: Mapping[str, str],
    notice: Text,
    by: Viewer,
    at: datetime,
    chosen: Entity | None = None,
    phase: str = Phase.NETWORK,
    form_key: str | None = None,
) -> Application:
    """A form arrives: person, profile, consent to the information `notice`, and a case with the entity that decides.

    `applicant` is a person already known, or who the form says. A form sent twice, even at the same moment, gives the
    case it gave first (`form_key`). An entity that was chosen and is not active any more gives way to another. Raises
    AlreadyTakesPart.
    """
    try:
        with transaction.atomic():
            if before := _sent_before(form_key):
                return before
            person = _known(applicant, side=side) if isinstance(applicant, User) else _new(applicant, at=at)
            profile = profiles.save(person, answers, side=side, areas=areas, languages=languages)
            give(person, notice, language=person.language, at=at)
            application = Application.objects.create(
                person=person,
                profile=profile,
                side=side,
                phase=phase,
                entity=_owner(profile, side=side, chosen=chosen, on=timezone.localdate(at)),
                language=person.language,
                form_key=form_key,
                submitted_at=at,
            )
            audit.begin(application, by=by, at=at)
            _charge(application, at=at)
            notices.received(application, at=at)
            notices.arrived(application, at=at)
            return application
    except (IntegrityError, AlreadyTakesPart):
        if before := _sent_before(form_key):
            return before
        raise


@transaction.atomic
def assign(application: Application, *, entity: Entity, by: Viewer, at: datetime) -> Application:
    """The national team gives a case without owner to an entity, with a stated reason.

    Raises EntityNotActive or OnlyInventedPeople.
    """
    application = _move(application, "assign", by=by, at=at, note=by.reason)
    check_may_take(entity, application.person)
    application.entity = entity
    application.save(update_fields=["entity"])
    _charge(application, at=at)
    notices.arrived(application, at=at)
    return application


@transaction.atomic
def accept(
    application: Application, *, by: Viewer, at: datetime, trained_on: date | None = None, capacity: int = 1
) -> Mentor | Mentee:
    """The entity accepts the person, who becomes a mentor (ready if trained already) or a mentee."""
    application = _decide(application, "accept", by=by, at=at)
    application.save(update_fields=["state", "decided_at"])
    assert application.entity is not None  # the database refuses a decided case without an entity
    notices.accepted(application, at=at)
    if application.side == Side.MENTEE:
        return mentees.admit(
            application.profile, entity=application.entity, waiting_since=application.submitted_at, by=by, at=at
        )
    return mentors.admit(
        application.profile, entity=application.entity, capacity=capacity, trained_on=trained_on, by=by, at=at
    )


@transaction.atomic
def decline(application: Application, *, reason: str, by: Viewer, at: datetime, note: str = "") -> Application:
    """The entity does not accept, for a coded reason that the person is told; `note` is for colleagues only."""
    application = _decide(application, "decline", by=by, at=at, note=note)
    application.reason = reason
    application.save(update_fields=["state", "decided_at", "reason"])
    notices.not_accepted(application, at=at)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Viewer, at: datetime) -> Application:
    """The person no longer wants to take part."""
    application = _move(application, "withdraw", by=by, at=at)
    application.save(update_fields=["state"])
    release_charge(ChargeKind.APPLICATION, application.public_id, at=at)
    return application


def _sent_before(form_key: str | None) -> Application | None:
    return Application.objects.filter(form_key=form_key).first() if form_key else None


def _owner(profile: Profile, *, side: str, chosen: Entity | None, on: date) -> Entity | None:
    """The entity chosen, held so that it is not suspended in this moment; else the one the routing finds.

    An entity that may not register this person gives way like one that is not active.
    """
    if chosen is not None and audit.lock(chosen).is_active(on=on) and may_take(chosen, profile.person):
        return chosen
    return entity_for(profile, side=side, on=on)


def _known(person: User, *, side: str) -> User:
    """The person, held so that two forms of theirs come one after the other."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    part = Mentor if side == Side.MENTOR else Mentee
    waits = Application.objects.undecided().filter(person=person, side=side)
    if waits.exists() or part.objects.filter(person=person).exists():
        raise AlreadyTakesPart
    return person


def _new(applicant: Applicant, *, at: datetime) -> User:
    return add_person(
        full_name=applicant.full_name,
        contact_email=applicant.contact_email,
        phone=applicant.phone,
        language=applicant.language,
        at=at,
    )


def _decide(application: Application, act: str, *, by: Viewer, at: datetime, note: str = "") -> Application:
    application = _move(application, act, by=by, at=at, note=note)
    application.decided_at = at
    release_charge(ChargeKind.APPLICATION, application.public_id, at=at)
    return application


def _charge(application: Application, *, at: datetime) -> None:
    if application.entity is not None:
        take_charge(application.entity, kind=ChargeKind.APPLICATION, subject=application.public_id, at=at)


def _move(application: Application, act: str, *, by: Viewer, at: datetime, note: str = "") -> Application:
    return audit.move(application, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)
