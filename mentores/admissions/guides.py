"""The guides of the interview, one for each side, and the first of them: a beginning, edited by the national team.

Like every text of the beginning, nobody who reads Arabic as a first language has reviewed the Arabic yet.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import SYSTEM
from mentores.participants.models import Side
from mentores.questionnaires.models import Choice, Question, Questionnaire
from mentores.questionnaires.selectors import current
from mentores.questionnaires.services import publish

FIRST = Path(__file__).parent / "data" / "guides.json"
BEFORE_EVERYBODY = datetime(2000, 1, 1, tzinfo=UTC)  # also asked in a demonstration of the past
OF_SIDE: Mapping[str, str] = {Side.MENTOR: "interview-mentor", Side.MENTEE: "interview-mentee"}
GUIDES: Mapping[str, str | Promise] = {
    OF_SIDE[Side.MENTOR]: _("Interview with somebody who wants to be a mentor"),
    OF_SIDE[Side.MENTEE]: _("Interview with somebody who asks for a mentor"),
}


def guide_of(side: str) -> Questionnaire | None:
    """The guide that is followed now on this side."""
    return current(OF_SIDE[side])


@transaction.atomic
def load_first_guides() -> int:
    """Publish the first guide of each side that has none. Returns how many were added."""
    new = [code for code in GUIDES if current(code) is None]
    for code in new:
        publish(code, _first(code), by=SYSTEM, at=BEFORE_EVERYBODY)
    return len(new)


def _first(code: str) -> list[Question]:
    return [
        Question(
            key=one["key"],
            text=one["text"],
            kind=one["kind"],
            choices=tuple(Choice(choice["key"], choice["text"]) for choice in one["choices"]),
        )
        for one in json.loads(FIRST.read_text(encoding="utf-8"))[code]
    ]
