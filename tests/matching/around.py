"""Who stands around a proposal, and what people are told of it."""

from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR, Viewer
from mentores.matching.models import Proposal
from mentores.messaging.models import Message
from mentores.participants.models import Side
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import asked, make_proposal
from tests.factories.partners import make_company_contact, make_entity, make_reader, make_technician


def told(*notices: str) -> list[tuple[str, str]]:
    """(notice, name of the person) of the messages of these kinds."""
    rows = Message.objects.filter(notice__in=[f"matching/{notice}" for notice in notices]).order_by("pk")
    return list(rows.values_list("notice", "person__full_name"))


def outsiders(proposal: Proposal) -> list[Viewer]:
    """Who has nothing to decide in it."""
    other = make_proposal()
    return [
        VISITOR,
        make_reader(proposal.mentee.entity),
        make_company_contact(proposal.mentor.entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        as_participant(make_person()),
        asked(other, Side.MENTEE),
        Viewer(proposal.mentee.person, Role.LINK, only=("mentorship", proposal.public_id)),
        Viewer(proposal.mentee.person, Role.TECHNICIAN, entity_id=other.mentee.entity_id),
    ]
