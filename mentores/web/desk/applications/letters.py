"""What a decision tells the person, as it will be read: before it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation

from mentores.admissions.models import Application, Rule
from mentores.admissions.notices import refusal
from mentores.core.languages import BY_CODE, DEFAULT, Language
from mentores.messaging.models import Message
from mentores.messaging.wording import Paragraph, paragraphs, words


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a notice in one language."""

    subject: str
    paragraphs: Sequence[Paragraph]
    language: Language


def of_acceptance(application: Application) -> list[Letter]:
    return _letters("admissions/accepted", application, {"application": application})


def of_refusal(application: Application, *, reason: str, unmet: Rule | None, elsewhere: Sequence[str]) -> list[Letter]:
    context = refusal(application, reason=reason, unmet=unmet, elsewhere=elsewhere)
    return _letters("admissions/not_accepted", application, context)


def _letters(notice: str, application: Application, context: Mapping[str, object]) -> list[Letter]:
    """In the person's language, and below in the reader's if it is another one."""
    person, reader = application.person, translation.get_language() or DEFAULT
    languages = dict.fromkeys((person.language if person.language in BY_CODE else DEFAULT, reader))
    return [_letter(notice, {"person": person, **context}, language) for language in languages]


def _letter(notice: str, context: Mapping[str, object], language: str) -> Letter:
    subject, body = words(notice, context, language=language)
    return Letter(subject, paragraphs(Message(subject=subject, body=body)), BY_CODE[language])
