"""Which version of a questionnaire is asked now, and which were asked before. They are the same for everybody."""

from collections.abc import Iterable

from mentores.core.languages import LANGUAGES, Language
from mentores.questionnaires.models import Questionnaire


def current(code: str) -> Questionnaire | None:
    """The version that is asked now, if there is one."""
    return Questionnaire.objects.filter(code=code).order_by("-version").first()


def named(name: str) -> Questionnaire | None:
    """The version that an answer set names, as «code:version»."""
    code, _colon, version = name.partition(":")
    return Questionnaire.objects.filter(code=code, version=version).first() if version.isdecimal() else None


def versions_of(code: str) -> list[Questionnaire]:
    """Every version, the newest first."""
    return list(Questionnaire.objects.filter(code=code).order_by("-version"))


def current_of(codes: Iterable[str]) -> dict[str, Questionnaire]:
    """The version that is asked now of each of these questionnaires that has one."""
    found = Questionnaire.objects.filter(code__in=list(codes)).order_by("version")
    return {questionnaire.code: questionnaire for questionnaire in found}


def missing_languages(questionnaire: Questionnaire) -> list[Language]:
    """The languages of the interface in which a question or a choice says nothing."""
    texts = [text for one in questionnaire.asked for text in (one.text, *(choice.text for choice in one.choices))]
    return [language for language in LANGUAGES if not all(text.get(language.code, "").strip() for text in texts)]
