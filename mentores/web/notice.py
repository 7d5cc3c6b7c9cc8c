"""A text that people agree to, as pages show it: its short form first, then each question with its answer."""

from dataclasses import dataclass

from mentores.consents.models import Text
from mentores.core.fields import say


@dataclass(frozen=True, slots=True)
class Layers:
    """A text whose first paragraph is the short form; of each other one, the first line is a question."""

    version: int
    short: str
    answers: list[tuple[str, str]]


def layers(text: Text, language: str | None = None) -> Layers:
    """The parts of a text, in `language` or else in the reader's."""
    short, *rest = say(text.body, language).strip().split("\n\n")
    parts = [paragraph.strip().partition("\n") for paragraph in rest]
    return Layers(text.version, short, [(question, answer) for question, _line, answer in parts])
