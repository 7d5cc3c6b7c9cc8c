"""Questions about the outbox and its words. Whose messages are asked for, the page says: messaging knows no process."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Min

from mentores.accounts.viewer import Viewer
from mentores.messaging.catalogue import is_reviewed, languages_of, untranslated
from mentores.messaging.models import Message, MessageQuerySet, NativeReading, State, Wording
from mentores.messaging.policies import oversees_the_outbox
from mentores.messaging.sentences import Own, Sentence, sentences, words_of_the_house


@dataclass(frozen=True, slots=True)
class Pile:
    """How many messages of one notice stand in a state, and since when the first of them does."""

    notice: str
    number: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a notice in one language and one of its forms: what is said, and who has read it.

    `house` are the words of the catalogue, `own` those of the national team if it has some, `earlier` what it said
    before, the last first. `reading` is the last one by a native reader, whatever was said then.
    """

    sentence: Sentence
    part: str
    form: str
    house: str
    is_in_catalogue: bool
    house_is_read: bool
    own: Wording | None = None
    earlier: list[Wording] = field(default_factory=list)
    reading: NativeReading | None = None

    @property
    def key(self) -> str:
        """A name of the line for forms."""
        return f"{self.sentence.key}{self.form}"

    @property
    def words(self) -> str:
        return self.own.words if self.own else self.house

    @property
    def in_english(self) -> str:
        return self.sentence.in_english(self.form)

    @property
    def is_missing(self) -> bool:
        """Readers get another language instead."""
        return not self.own and not self.is_in_catalogue

    @property
    def is_read(self) -> bool:
        """Whether a native reader has read what is said today."""
        if self.reading and self.reading.words == self.words:
            return True
        return self.house_is_read and not self.own


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many sentences a language or a notice consists, each counted once, and how many of them are what."""

    sentences: int
    changed: int
    unread: int
    missing: int


def to_contact(people_ids: Iterable[int], *, cases: Mapping[str, Iterable[str]] | None = None) -> MessageQuerySet:
    """What these people must be told another way, oldest first.

    `cases` maps a kind of case to the public ids that the reader sees: messages about others of that kind are left out.
    """
    found = Message.objects.undelivered().filter(person__in=people_ids).about(cases or {})
    return found.select_related("person").order_by("written_at", "pk")


def undelivered_about(kind: str, public_ids: Iterable[str]) -> MessageQuerySet:
    """What was not delivered about these cases, to whomever; for pages that have loaded them for their viewer."""
    return Message.objects.undelivered().filter(about_kind=kind, about_id__in=public_ids).order_by("written_at", "pk")


def undelivered_to_guests(viewer: Viewer) -> MessageQuerySet:
    """What did not reach people we have no record of: organisations that apply, people invited."""
    found = Message.objects.undelivered().filter(person=None).order_by("written_at", "pk")
    return found if oversees_the_outbox(viewer) else found.none()


def held_for(viewer: Viewer) -> list[Pile]:
    """What the brake holds, by notice; nothing for viewers who do not oversee the outbox."""
    return _piles(Message.objects.filter(state=State.HELD)) if oversees_the_outbox(viewer) else []


def undelivered_for(viewer: Viewer) -> list[Pile]:
    """What nobody has been told yet in the whole network, by notice; numbers only."""
    return _piles(Message.objects.undelivered()) if oversees_the_outbox(viewer) else []


def lines_of(names: Iterable[str], *, languages: Iterable[str]) -> dict[tuple[str, str], list[Line]]:
    """The sentences of notices, by notice and each of its languages, in the order of the notice; two queries.

    It asks nobody who they are: people are sent these words.
    """
    known = _Known(list(languages))
    return {
        (name, language.code): list(known.lines(name, language.code))
        for name in names
        for language in languages_of(name)
        if language.code in known.languages
    }


def own_words_in(lines: Iterable[Line]) -> Own:
    """The national team's words among these, as a notice takes them."""
    return {(line.sentence.text, line.form): line.own.words for line in lines if line.own}


def tally(lines: Iterable[Line]) -> Tally:
    """How these lines stand."""
    once = {line.key: line for line in lines}.values()
    return Tally(
        sentences=len(once),
        changed=sum(line.own is not None for line in once),
        unread=sum(not line.is_read for line in once),
        missing=sum(line.is_missing for line in once),
    )


class _Known:
    """Everything that is said and read in some languages."""

    def __init__(self, languages: list[str]) -> None:
        self.languages = languages
        self.wordings: dict[tuple[str, str, str], list[Wording]] = {}
        for row in Wording.objects.filter(language__in=languages).order_by("-since", "-pk"):
            self.wordings.setdefault((row.sentence, row.form, row.language), []).append(row)
        self.readings = {
            (row.sentence, row.form, row.language): row for row in NativeReading.objects.filter(language__in=languages)
        }
        self.read = {language: is_reviewed(language) for language in languages}

    def lines(self, name: str, language: str) -> Iterator[Line]:
        lacking = untranslated(name, language=language)
        for sentence, part in sentences(name).items():
            for form in sentence.forms(language):
                key = (sentence.text, form, language)
                rows = self.wordings.get(key, [])
                yield Line(
                    sentence=sentence,
                    part=part,
                    form=form,
                    house=words_of_the_house(sentence, form, language=language),
                    is_in_catalogue=sentence.text not in lacking,
                    house_is_read=self.read[language],
                    own=next((row for row in rows if row.until is None), None),
                    earlier=[row for row in rows if row.until is not None],
                    reading=self.readings.get(key),
                )


def _piles(messages: MessageQuerySet) -> list[Pile]:
    rows = messages.values("notice").annotate(number=Count("pk"), since=Min("written_at")).order_by("since", "notice")
    return [Pile(**row) for row in rows]
