"""Publishing a questionnaire."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.core.languages import STAFF_LANGUAGES
from mentores.questionnaires.models import Kind, Question, Questionnaire, Texts
from mentores.questionnaires.policies import publishes_questionnaires

MOST_QUESTIONS, MOST_CHOICES = 20, 10


class NothingNew(Exception):
    """The questions are those that are asked already."""


class NotAskable(Exception):
    """A question says nothing in a language of the staff, stands there twice, or offers nothing to choose from."""


@transaction.atomic
def publish(code: str, questions: Sequence[Question], *, by: Viewer, at: datetime) -> Questionnaire:
    """The next version of a questionnaire; earlier ones stay as they were asked.

    Raises PermissionDenied, NotAskable, or NothingNew if nothing differs from the newest version.
    """
    if not publishes_questionnaires(by):
        raise PermissionDenied
    _check(questions)
    written = [question.as_json() for question in questions]
    newest = Questionnaire.objects.select_for_update().filter(code=code).order_by("-version").first()
    if newest and newest.questions == written:
        raise NothingNew
    version = newest.version + 1 if newest else 1
    published = Questionnaire.objects.create(code=code, version=version, questions=written, published_at=at)
    record("questionnaires", "publish", kind="questionnaire", subject=published.public_id, by=by, at=at)
    return published


def _check(questions: Sequence[Question]) -> None:
    """Raises NotAskable."""
    if not 1 <= len(questions) <= MOST_QUESTIONS or not _each_once(question.key for question in questions):
        raise NotAskable
    for question in questions:
        asks_to_choose, number = question.kind == Kind.CHOICE, len(question.choices)
        if question.kind not in Kind or not question.key or not _is_said(question.text):
            raise NotAskable
        if asks_to_choose != bool(number) or (asks_to_choose and not 2 <= number <= MOST_CHOICES):
            raise NotAskable
        if not all(choice.key and _is_said(choice.text) for choice in question.choices):
            raise NotAskable
        if not _each_once(choice.key for choice in question.choices):
            raise NotAskable


def _each_once(keys: Iterable[str]) -> bool:
    listed = list(keys)
    return len(set(listed)) == len(listed)


def _is_said(text: Texts) -> bool:
    return all(text.get(language, "").strip() for language in STAFF_LANGUAGES)
