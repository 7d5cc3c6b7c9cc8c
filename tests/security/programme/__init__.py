"""A small programme with every relation a person can have to a case, and a canary in every text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from mentores.access.models import FactorReset, SignIn
from mentores.accounts.models import Appointment, User
from mentores.accounts.viewer import Viewer
from mentores.admissions import services as admissions
from mentores.admissions.models import Application, Note, Referral
from mentores.evaluations.models import Rating
from mentores.imports.models import Import
from mentores.links.models import Link
from mentores.matching.models import Proposal
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Handover, Mentee, Mentor, ProfileCheck, Reference
from mentores.partners.models import Absence, Campaign, Charge, Entity, HelpRequest, Invitation, Membership, SavedFilter
from mentores.privacy.models import Doubt, Merger
from mentores.training.models import Attendance, Session
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.participants import be_prepared
from tests.factories.partners import acting_for

ENTITIES = ("own", "neighbour", "foreign")
# Relation to the entity "own" → whose mentee, whose mentor.
PAIRS = {"own": ("own", "neighbour"), "mentor_side": ("neighbour", "own"), "foreign": ("foreign", "foreign")}
ABSENT = "000000000000"
PURPOSES = (
    "application",
    "profile_check",
    "proposal",
    "mentorship",
    "rating",
    "claim",
    "invitation",
    "session",
    "training",
    "paper",
    "handover",
    "reference",
)

Case = (
    Application
    | Note
    | Mentor
    | Mentee
    | Proposal
    | Mentorship
    | Rating
    | User
    | FactorReset
    | SignIn
    | Membership
    | Charge
    | Referral
    | Handover
    | Absence
    | Invitation
    | Entity
    | Appointment
    | HelpRequest
    | SavedFilter
    | Message
    | Session
    | Attendance
    | Reference
    | ProfileCheck
    | Campaign
    | Doubt
    | Merger
    | Import
)


@dataclass(slots=True)
class Programme:
    """`viewers` are by role; `cases` by noun and relation, for participants by noun and role."""

    at: datetime
    entities: dict[str, Entity] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)
    cases: dict[tuple[str, str], Case] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    logos: dict[str, str] = field(default_factory=dict)
    materials: dict[str, str] = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(912000001))

    def plant(self, entity: str, person: str, what: str) -> str:
        """A canary: a word, or a number to call, that stands in one text of the programme only."""
        word = f"+351{next(self.numbers)}" if what == "phone" else f"q{entity}{person}{what}q"
        self.canaries[word] = f"{entity} {person} {what}"
        return word

    def person(self, entity: str, name: str) -> User:
        """Somebody whose name, e-mail and telephone are canaries."""
        return make_person(
            f"{self.plant(entity, name, 'first')} {self.plant(entity, name, 'surname')}",
            email=f"{self.plant(entity, name, 'mail')}@example.org",
            phone=self.plant(entity, name, "phone"),
            language="en",
        )

    def accepted(self, entity: str, name: str, *, side: str) -> Mentor | Mentee:
        """Somebody who registered and was accepted; a mentor has three places."""
        application = make_application(
            self.entities[entity], person=self.person(entity, name), side=side, at=self.at - timedelta(days=30)
        )
        self.cases["application", f"{entity} {name}"] = application
        by = acting_for(self.entities[entity])
        admissions.hold_interview(application, held_on=self.at.date(), answers={}, guide="", by=by, at=self.at)
        taking_part = admissions.accept(application, by=by, at=self.at, capacity=3, trained_on=self.at.date())
        be_prepared(taking_part, at=self.at)
        return taking_part
