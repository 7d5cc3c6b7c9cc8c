"""How an application comes in, and how the national team gives one without owner to an entity."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.services import add_person
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions import notices
from mentores.admissions.clock import due_on
from mentores.admissions.models import Application, ThirdParty, Way
from mentores.admissions.routing import entity_for
from mentores.admissions.services.stepping import charge, step
from mentores.audit import services as audit
from mentores.consents.models import How, Text
from mentores.consents.services import give
from mentores.participants.models import Mentee, Mentor, Phase, Profile, Side
from mentores.participants.services import profiles
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity
from mentores.partners.recruiting import open_campaign
from mentores.partners.services import check_may_take, may_take

AGREED_BY: Mapping[str, str] = {
    Way.SELF: How.SCREEN,
    Way.ASSISTED: How.SPOKEN,
    Way.PAPER: How.PAPER,
    Way.THIRD_PARTY: How.SPOKEN,
}


class AlreadyTakesPart(Exception):
    """This person has a part on this side already, or waits for a decision about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who applies: the name in any script, and at least one way to be reached.

    Nobody real is `invented`: somebody made up, to try things out with.
    """

    full_name: str
    contact_email: str
    phone: str
    language: str
    invented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrer:
    """Who registers somebody for them: where they work, how to ask them, and when the person agreed."""

    organisation: str
    name: str
    contact: str
    agreed_on: date


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
    way: str = Way.SELF,
    referrer: Referrer | None = None,
    campaign: str = "",
) -> Application:
    """A form arrives: person, profile, consent to the information `notice`, and a case with the entity that decides.

    `applicant` is a person already known, or who the form says. A form sent twice, even at the same moment, gives the
    case it gave first (`form_key`). An entity that was chosen and is not active any more gives way to another. What
    the staff write down names them. `campaign` is the code of the company's link that led here; one that nobody knows,
    or that has ended, counts for nothing. Raises AlreadyTakesPart, PermissionDenied.
    """
    if way in (Way.ASSISTED, Way.PAPER) and by.role not in CASE_ROLES and by != SYSTEM:
        raise PermissionDenied
    try:
        with transaction.atomic():
            if before := _sent_before(form_key):
                return before
            person = _known(applicant, side=side) if isinstance(applicant, User) else _new(applicant, at=at)
            company = open_campaign(campaign)
            answers = answers if company is None else replace(answers, company=answers.company or company.company)
            profile = profiles.save(person, answers, side=side, areas=areas, languages=languages)
            recorder = by.person if by.role in CASE_ROLES else None
            give(person, notice, language=person.language, at=at, how=AGREED_BY[way], recorded_by=recorder)
            application = Application(
                person=person,
                profile=profile,
                side=side,
                phase=phase,
                entity=_owner(profile, side=side, chosen=chosen, on=timezone.localdate(at)),
                language=person.language,
                form_key=form_key,
                campaign=company.public_id if company else "",
                way=Way.THIRD_PARTY if referrer else way,
                recorded_by=recorder,
                submitted_at=at,
                state_since=at,
            )
            application.due_on = due_on(application)
            application.save()
            if referrer:
                ThirdParty.objects.create(application=application, **asdict(referrer))
            audit.begin(application, by=by, at=at)
            charge(application, at=at)
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
    application = step(application, "assign", by=by, at=at, note=by.reason, entity=entity)
    check_may_take(entity, application.person)
    charge(application, at=at)
    notices.assigned(application, at=at)
    notices.arrived(application, at=at)
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
    return add_person(**asdict(applicant), at=at)
