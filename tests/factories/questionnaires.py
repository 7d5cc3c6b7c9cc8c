"""Questionnaires."""

from collections.abc import Sequence
from datetime import datetime

from mentores.accounts.viewer import SYSTEM
from mentores.questionnaires.models import Choice, Kind, Question, Questionnaire
from mentores.questionnaires.services import publish
from tests.factories.moments import NOON


def make_question(
    key: str = "goal", text: str = "What for?", *, kind: str = Kind.TEXT, choices: Sequence[str] = ()
) -> Question:
    """A question; its choices are their own keys."""
    said = dict.fromkeys(("pt", "en", "ar"), text)
    offered = tuple(Choice(choice, dict.fromkeys(said, choice)) for choice in choices)
    return Question(key=key, text=said, kind=kind, choices=offered)


def make_questionnaire(
    code: str = "interview-mentee", *, questions: Sequence[Question] = (), at: datetime = NOON
) -> Questionnaire:
    """The next version of a questionnaire, with one question unless others are given."""
    return publish(code, questions or [make_question()], by=SYSTEM, at=at)
