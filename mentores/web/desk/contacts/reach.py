"""Which undelivered messages an entity meets: those to its own people, about its own cases."""

from datetime import date

from mentores.accounts.viewer import Viewer
from mentores.admissions.selectors import applications_for
from mentores.matching.selectors import proposals_for
from mentores.mentorships.selectors import mentorships_for
from mentores.messaging.models import Message, MessageQuerySet
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
