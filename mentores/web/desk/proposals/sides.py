"""The two sides of a proposal as the page shows them: one's own person with all answers, the other as an offer."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.matching.models import Proposal
from mentores.matching.selectors import Person, Seen
from mentores.participants.models import Mentee, Mentor, Side
from mentores.web.desk.answers import answers_of, offer_of
from mentores.web.desk.proposals.forms import AnswerForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One side. `own` is the person of the viewer's entity, whose contact is shown; `form` notes what they said."""

    side: Side
    person: Person
    own: User | None
    answers: list[tuple[str | Promise, list[str]]]
    form: Form | None


def sides_of(viewer: Viewer, proposal: Proposal, seen: Seen, wrong: Mapping[str, Form]) -> list[Shown]:
    """The mentee's side, then the mentor's; `wrong` is a form that was not understood, by its side."""
    return [
        _shown(Side.MENTEE, seen.mentee, proposal.mentee, viewer, seen, wrong),
        _shown(Side.MENTOR, seen.mentor, proposal.mentor, viewer, seen, wrong),
    ]


def answer_form(side: str, person: User, data: Mapping[str, str] | None = None) -> AnswerForm:
    return AnswerForm(data, person=person, auto_id=f"{side}_%s")


def _shown(
    side: Side, person: Person, participant: Mentor | Mentee, viewer: Viewer, seen: Seen, wrong: Mapping[str, Form]
) -> Shown:
    own = participant.person if participant.entity_id == viewer.entity_id else None
    speaks = "answer" in seen.acts and side in seen.sides
    return Shown(
        side=side,
        person=person,
        own=own,
        answers=(answers_of if own else offer_of)(person.profile, side=side),
        form=wrong.get(side) or (answer_form(side, participant.person) if speaks else None),
    )
