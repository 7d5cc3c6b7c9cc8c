"""A text that people agree to, as pages show it: its short form first, then each question with its answer."""

from dataclasses import dataclass

from mentores.consents.models import Text
from mentores.core.fields import said_in, say
from mentores.core.languages import BY_CODE, DEFAULT, Language


@dataclass(frozen=True, slots=True)
class Layers:
    """A text whose first paragraph is the short form; of each other one, the first line is a question.

    `language` is the one it is written in, which need not be the reader's.
    """

    version: int
    language: Language
    short: str
    answers: list[tuple[str, str]]


def layers(text: Text, language: str | None = None) -> Layers:
    """The parts of a text, in `language` or else in the reader's."""
    short, *rest = say(text.body, language).strip().split("\n\n")
    parts = [paragraph.strip().partition("\n") for paragraph in rest]
    spoken = BY_CODE.get(said_in(text.body, language), BY_CODE[DEFAULT])
    return Layers(text.version, spoken, short, [(question, answer) for question, _line, answer in parts])
