"""What own words may not do: lose a place, gain one, make a button, or be hard to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mentores.core.plain import long_sentences
from mentores.messaging.catalogue import notices, uses
from mentores.messaging.sentences import PLACE, SUBJECT, Sentence, sentences

LONGEST = 1000
LONGEST_SUBJECT = 78  # RFC 5322, 2.1.1
BRACES = re.compile(r"[{}]")
BRACKETS = re.compile(r"[\[\]]")


class Wrong(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    MISSING = "missing"
    UNKNOWN = "unknown"
    BRACES = "braces"
    BRACKETS = "brackets"
    LONG_SUBJECT = "long subject"
    LONG_SENTENCE = "long sentence"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the part of the words it is about."""

    wrong: Wrong
    what: str = ""


def faults(sentence: Sentence, form: str, words: str, *, language: str) -> list[Fault]:
    """Everything for which these words cannot be said instead of the house's in every notice that has the sentence.

    A place must be kept, because without it the reader misses something, and none may come: what fills it is not there,
    and a subject would tell who the message is about. A form that is for one number alone may leave the number out.
    """
    return list(_faults(sentence, form, words, language=language)) if words else [Fault(Wrong.EMPTY)]


def _faults(sentence: Sentence, form: str, words: str, *, language: str) -> Iterator[Fault]:
    if len(words) > LONGEST:
        yield Fault(Wrong.TOO_LONG, str(LONGEST))
    named = PLACE.findall(words)
    without = {sentence.counter} if len(sentence.forms(language)[form]) == 1 else set()
    yield from (Fault(Wrong.MISSING, _in_braces(one)) for one in sentence.places if one not in {*named, *without})
    yield from (Fault(Wrong.UNKNOWN, _in_braces(one)) for one in dict.fromkeys(named) if one not in sentence.places)
    if BRACES.search(PLACE.sub("", words)):
        yield Fault(Wrong.BRACES)
    if BRACKETS.search(words):
        yield Fault(Wrong.BRACKETS)
    if is_subject(sentence) and len(words) > LONGEST_SUBJECT:
        yield Fault(Wrong.LONG_SUBJECT, str(LONGEST_SUBJECT))
    if is_for_participants(sentence):
        yield from (Fault(Wrong.LONG_SENTENCE, long) for long in long_sentences(words))


def is_subject(sentence: Sentence) -> bool:
    """Whether it is the subject of some notice."""
    return any(sentences(name)[sentence] == SUBJECT for name in _where(sentence))


def is_for_participants(sentence: Sentence) -> bool:
    """Whether mentors, mentees or applicants read it, who may be learning the language."""
    return any(notices()[name].to_participants for name in _where(sentence))


def _where(sentence: Sentence) -> Iterable[str]:
    return [name for name in uses().get(sentence.text, []) if sentence in sentences(name)]


def _in_braces(place: str) -> str:
    return f"{{{place}}}"
