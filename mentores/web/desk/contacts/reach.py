"""Which undelivered messages an entity meets: those to its own people, about its own cases."""

from datetime import date, datetime

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ContactHow, Outcome
from mentores.admissions.selectors import applications_for
from mentores.admissions.services import note_contact
from mentores.matching.selectors import proposals_for
from mentores.mentorships.selectors import mentorships_for
from mentores.messaging.models import How, Message, MessageQuerySet
from mentores.messaging.selectors import to_contact
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.partners.selectors import colleagues, own_entity


def holds_what_is_not_ours(viewer: Viewer, message: Message) -> bool:
    """It may hold the contact that a mentee of another entity shared with our mentor alone."""
    ours = mentorships_for(viewer).filter(public_id=message.about_id, entity__in=viewer.entities)
    return message.about_kind == "mentorship" and not ours.exists()


def contacts_for(viewer: Viewer, *, on: date) -> MessageQuerySet:
    """What the viewer's entity has to tell its applicants, mentors, mentees and colleagues; oldest first.

    A message about a case that the viewer does not see, of an entity before or beside this one, stays away.
    """
    applications = applications_for(viewer).filter(entity__in=viewer.entities).order_by()
    people = (applications, mentors_for(viewer), mentees_for(viewer), colleagues(viewer, on=on))
    entity = own_entity(viewer)
    return to_contact(
        {person for found in people for person in found.order_by().values_list("person", flat=True)},
        cases={
            "application": applications.values_list("public_id", flat=True),
            "proposal": proposals_for(viewer).order_by().values_list("public_id", flat=True),
            "mentorship": mentorships_for(viewer).order_by().values_list("public_id", flat=True),
            "entity": [entity.public_id] if entity else [],
            "membership": [],
        },
    )


def note_reached(viewer: Viewer, message: Message, *, how: str, at: datetime) -> None:
    """A person who was told face to face or by telephone was reached: the terms of the open application run from now.

    A letter, like whatever is sent, says nothing about who read it.
    """
    application = _open_application(viewer, message)
    spoken = {How.PHONE: ContactHow.PHONE, How.IN_PERSON: ContactHow.IN_PERSON}.get(How(how))
    if application and spoken:
        note_contact(application, outcome=Outcome.REACHED, how=spoken, by=viewer, at=at)


def note_attempt(viewer: Viewer, message: Message, *, outcome: str, at: datetime) -> None:
    """An attempt in vain stands on the case as well."""
    if application := _open_application(viewer, message):
        note_contact(application, outcome=outcome, how=ContactHow.PHONE, by=viewer, at=at)


def _open_application(viewer: Viewer, message: Message) -> Application | None:
    """The application of ours that the message is about, while it is open."""
    if message.about_kind != "application":
        return None
    return applications_for(viewer).undecided().filter(public_id=message.about_id).first()
