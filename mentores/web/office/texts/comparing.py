"""Two versions of a text side by side, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    before: str
    after: str

    @property
    def state(self) -> str:
        if self.before == self.after:
            return SAME
        return CHANGED if self.before and self.after else NEW if self.after else GONE


def compared(before: str, after: str) -> list[Pair]:
    """The paragraphs of both, those that belong together side by side."""
    return list(_pairs(paragraphs(before), paragraphs(after)))


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _pairs(before: list[str], after: list[str]) -> Iterator[Pair]:
    for _kind, first, last, start, end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        for left, right in zip_longest(before[first:last], after[start:end], fillvalue=""):
            yield Pair(left, right)
