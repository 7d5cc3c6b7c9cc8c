"""The people whom a visitor of the demonstration may enter as."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.demo.joining import PREPARES
from mentores.demo.network import OF_THE_PILOT, STAFF_MAIL, A, B
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side
from mentores.partners.models import Entity

VISITOR = "visitor"
PREPARING = 52  # the first that applied after the list of entities
STAFF = (
    ("technician", f"technician.{A:02d}", Role.TECHNICIAN, A),
    ("coordinator-a", f"coordinator.{A:02d}", Role.COORDINATOR, A),
    ("coordinator-b", f"coordinator.{B:02d}", Role.COORDINATOR, B),
    ("coordinator-of-both", "coordinator.both", Role.COORDINATOR, A),
    ("coordinator-preparing", f"coordinator.{PREPARES.key}", Role.COORDINATOR, PREPARING),
    ("reader", f"reader.{A:02d}", Role.READER, A),
    ("company-contact", f"company.contact.{OF_THE_PILOT:02d}", Role.COMPANY_CONTACT, OF_THE_PILOT),
    ("national-team", "national.coordinator", Role.NATIONAL_COORDINATOR, None),
    ("national-team-second", "national.coordinator.2", Role.NATIONAL_COORDINATOR, None),
    ("national-technician", "national.technician", Role.NATIONAL_TECHNICIAN, None),
    ("auditor", "auditor", Role.AUDITOR, None),
    ("editor", "editor", Role.EDITOR, None),
)
TITLES = {
    VISITOR: _("Visitor"),
    "mentor": _("Mentor"),
    "mentee": _("Mentee"),
    "technician": _("Technician"),
    "coordinator-a": _("Coordinator of one entity"),
    "coordinator-b": _("Coordinator of another entity"),
    "coordinator-of-both": _("Coordinator of both entities"),
    "coordinator-preparing": _("Coordinator of an entity that prepares"),
    "reader": _("Reader"),
    "company-contact": _("Contact of a company"),
    "national-team": _("National team"),
    "national-team-second": _("National team, second person"),
    "national-technician": _("National team, technician"),
    "auditor": _("Auditor"),
    "editor": _("Editor"),
}
ABOUT = {
    VISITOR: _("Reads the public pages and registers."),
    "mentor": _("Gives a few hours a month to somebody, and notes when they met."),
    "mentee": _("Has found a mentor, and notes when they met."),
    "technician": _("Answers registrations, finds mentors and accompanies the pairs of one entity."),
    "coordinator-a": _("Does what a technician does, and answers for the entity and its public page."),
    "coordinator-b": _("Sees the cases of this entity, and only the other side of a pair that two entities share."),
    "coordinator-of-both": _("Works for two entities, one at a time, and changes between them."),
    "coordinator-preparing": _("Fills in the page of an entity that is admitted and has not begun."),
    "reader": _("Looks at the lists and the cases of an entity, changes nothing and reads no internal notes."),
    "company-contact": _("Sees how many people of the company are mentors, and never who."),
    "national-team-second": _("Agrees to what takes two people: who joins the national team, and who leaves it."),
    "national-team": _("Sees the figures, gives cases without an owner to an entity, and recommends pairs."),
    "national-technician": _("Helps the entities day by day, and decides nothing about them."),
    "auditor": _("Reads the record of what was done and who read what, without names."),
    "editor": _("Looks after the texts and says who answers for the programme."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One role to enter as: `person` wears the hat of `role`, for `entity` if it is one of an entity's."""

    key: str
    role: str
    person: User | None = None
    entity: Entity | None = None

    @property
    def title(self) -> str | Promise:
        return TITLES[self.key]

    @property
    def about(self) -> str | Promise:
        return ABOUT[self.key]


def ways_in() -> list[WayIn]:
    """The visitor, one person for each side of a mentorship, and the staff of two entities and of the programme."""
    return [WayIn(key=VISITOR, role=Role.VISITOR), *_participants(), *_staff()]


def _staff() -> Iterator[WayIn]:
    people = {person.contact_email: person for person in User.objects.filter(contact_email__endswith=STAFF_MAIL)}
    numbers = {number for *_rest, number in STAFF if number}
    entities = {entity.sort_order: entity for entity in Entity.objects.filter(sort_order__in=numbers)}
    for key, mailbox, role, number in STAFF:
        entity = entities[number] if number else None
        yield WayIn(key=key, person=people[mailbox + STAFF_MAIL], role=role, entity=entity)


def _participants() -> Iterator[WayIn]:
    running = Mentorship.objects.filter(state=State.RUNNING, entity__sort_order=A)
    mentorship = running.order_by("opened_at", "pk").first()
    mentor = mentorship.mentors.order_by("pk")[0].mentor.person if mentorship else _applicant(Side.MENTOR)
    mentee = mentorship.mentee.person if mentorship else _applicant(Side.MENTEE)
    yield WayIn(key="mentor", person=mentor, role=Role.PARTICIPANT)
    yield WayIn(key="mentee", person=mentee, role=Role.PARTICIPANT)


def _applicant(side: Side) -> User:
    """The first who registered on this side."""
    return Application.objects.filter(side=side).order_by("submitted_at", "pk")[0].person
