"""Saying the national team's own words instead of the house's, and noting that a native reader has read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.messaging.faults import Fault, faults
from mentores.messaging.models import NativeReading, Wording
from mentores.messaging.policies import words_notices
from mentores.messaging.selectors import Line, lines_of
from mentores.messaging.sentences import tidy


class Unfit(Exception):
    """Some words cannot be said: by the key of their line, why."""

    def __init__(self, faults: Mapping[str, list[Fault]]) -> None:
        super().__init__()
        self.faults = faults


class ChangedMeanwhile(Exception):
    """These lines say something else by now than whoever decides has seen."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self.keys = list(keys)


@dataclass(frozen=True, slots=True)
class Reworded:
    """How many sentences say other words now, and how many the house's again."""

    changed: int = 0
    restored: int = 0


@transaction.atomic
def reword(
    notice: str, words: Mapping[str, str], *, seen: Mapping[str, str], language: str, by: Viewer, at: datetime
) -> Reworded:
    """Say other words in a notice, and wherever else these sentences stand, from now on.

    `words` and `seen`, what the writer saw there before, are by the key of the line. The house's own words restore
    them. What was said before is kept.
    Raises PermissionDenied, Unfit or ChangedMeanwhile, and then nothing has changed.
    """
    lines = _lines(notice, language, by=by)
    said = {key: tidy(text) for key, text in words.items() if key in lines}
    _check_seen({key: lines[key] for key in said}, seen)
    new = {key: text for key, text in said.items() if text != lines[key].words}
    found = {key: _faults_of(lines[key], text, language=language) for key, text in new.items()}
    if any(found.values()):
        raise Unfit({key: wrong for key, wrong in found.items() if wrong})
    for key, text in sorted(new.items()):  # two writers take their locks in one order
        _say(lines[key], text, language=language, by=by, at=at)
    restored = sum(text == lines[key].house for key, text in new.items())
    return Reworded(changed=len(new) - restored, restored=restored)


@transaction.atomic
def mark_read(notice: str, *, seen: Mapping[str, str], language: str, by: Viewer, at: datetime) -> int:
    """A native reader has read all that a notice says in a language; how many sentences that are.

    Raises PermissionDenied, or ChangedMeanwhile if it says something else by now.
    """
    lines = _lines(notice, language, by=by)
    _check_seen(lines, seen)
    NativeReading.objects.bulk_create(
        [
            NativeReading(sentence=line.sentence.text, form=line.form, language=language, words=line.words, at=at)
            for line in lines.values()
        ],
        update_conflicts=True,
        unique_fields=["sentence", "form", "language"],
        update_fields=["words", "at"],
    )
    record("messaging", "mark_read", kind="notice", subject=f"{language} {notice}"[:40], by=by, at=at)
    return len(lines)


def _lines(notice: str, language: str, *, by: Viewer) -> dict[str, Line]:
    if not words_notices(by):
        raise PermissionDenied
    return {line.key: line for line in lines_of([notice], languages=[language]).get((notice, language), [])}


def _check_seen(lines: Mapping[str, Line], seen: Mapping[str, str]) -> None:
    others = [key for key, line in lines.items() if seen.get(key) != line.words]
    if others:
        raise ChangedMeanwhile(others)


def _faults_of(line: Line, words: str, *, language: str) -> list[Fault]:
    return [] if words == line.house else faults(line.sentence, line.form, words, language=language)


def _say(line: Line, words: str, *, language: str, by: Viewer, at: datetime) -> None:
    """These words from now on; whoever writes in the same moment is told."""
    if line.own:
        ended = Wording.objects.in_force().filter(pk=line.own.pk).update(until=at)
        if not ended:
            raise ChangedMeanwhile([line.key])
    if words == line.house and line.own:
        record("messaging", "restore", kind="wording", subject=line.own.public_id, by=by, at=at)
        return
    try:
        with transaction.atomic():
            new = Wording.objects.create(
                sentence=line.sentence.text,
                form=line.form,
                language=language,
                words=words,
                role=by.role,
                since=at,
            )
    except IntegrityError as taken:
        raise ChangedMeanwhile([line.key]) from taken
    record("messaging", "reword", kind="wording", subject=new.public_id, by=by, at=at)
