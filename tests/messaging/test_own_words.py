"""The national team says own words in notices: from then on, in one language, until it takes them back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import QuerySet

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Event
from mentores.core.languages import LANGUAGES
from mentores.messaging.catalogue import notices, previews
from mentores.messaging.models import NativeReading, Wording
from mentores.messaging.selectors import Line, lines_of, own_words_in, tally
from mentores.messaging.services import ChangedMeanwhile, Reworded, Unfit, mark_read, reword, send
from mentores.messaging.wording import own_words
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON, after
from tests.factories.partners import make_coordinator, make_entity

ASKED, FOUND = "evaluations/asked", "matching/came_to_nothing"
SUBJECT, HELLO = "How was your mentorship?", "Hello %(name)s,"


def lines(notice: str = ASKED, language: str = "pt") -> dict[str, Line]:
    """By the English."""
    return {line.sentence.text: line for line in lines_of([notice], languages=[language])[notice, language]}


def say(words: str, sentence: str = SUBJECT, *, language: str = "pt", by: Viewer | None = None, **more) -> Reworded:
    """Say other words for one sentence of a notice."""
    line = lines(language=language)[sentence]
    return reword(
        ASKED,
        {line.key: words},
        seen={line.key: more.pop("seen", line.words)},
        language=language,
        by=by or make_appointed(Role.EDITOR),
        at=more.pop("at", NOON),
    )


def read(notice: str = ASKED, language: str = "pt") -> int:
    """A native reader reads a notice as it is."""
    seen = {line.key: line.words for line in lines(notice, language).values()}
    return mark_read(notice, seen=seen, language=language, by=make_appointed(Role.EDITOR), at=NOON)


def events() -> QuerySet[Event, tuple[str, str]]:
    return Event.objects.filter(app="messaging").order_by("pk").values_list("act", "kind")


def test_messages_are_written_with_own_words_in_their_language_alone(db):
    said = say("Conte-nos como foi")

    subjects = [send(make_person(language=code), ASKED, at=NOON).subject for code in ("pt", "en")]

    assert said == Reworded(changed=1)
    assert subjects == ["Conte-nos como foi", SUBJECT]


def test_a_sentence_says_the_same_in_every_notice_that_has_it(db):
    say("Bom dia, {name}!", HELLO)

    message = send(make_person("Ana Silva", language="pt"), FOUND, at=NOON)

    assert message.body.splitlines()[0] == "Bom dia, Ana!"


def test_what_was_written_before_keeps_its_words(db):
    message = send(make_person(language="pt"), ASKED, at=NOON)

    say("Conte-nos como foi")

    message.refresh_from_db()
    assert message.subject == "Como correu a sua mentoria?"


def test_the_words_of_the_house_restore_them_and_earlier_words_are_kept(db):
    say("Conte-nos como foi")
    say("Como foi?", at=after(days=1))

    said = say(lines()[SUBJECT].house, at=after(days=2))

    line = lines()[SUBJECT]
    assert said == Reworded(restored=1)
    assert (line.own, line.words) == (None, "Como correu a sua mentoria?")
    assert [(one.words, one.since, one.until) for one in line.earlier] == [
        ("Como foi?", after(days=1), after(days=2)),
        ("Conte-nos como foi", NOON, after(days=1)),
    ]
    assert list(events()) == [("reword", "wording"), ("reword", "wording"), ("restore", "wording")]


def test_words_that_are_said_already_change_nothing(db):
    said = say("  Como correu a\r\nsua mentoria? ")

    assert (said, Wording.objects.count(), list(events())) == (Reworded(), 0, [])


def test_words_that_do_not_fit_are_refused_and_nothing_changes(db):
    known = lines()
    fit, unfit = known[SUBJECT], known[HELLO]
    texts = {fit.key: "Como foi?", unfit.key: "Bom dia!"}

    with pytest.raises(Unfit) as refused:
        reword(ASKED, texts, seen=dict.fromkeys(texts, "") | _seen(), language="pt", by=make_appointed(), at=NOON)

    assert list(refused.value.faults) == [unfit.key]
    assert not Wording.objects.exists()


def test_long_words_of_the_house_can_always_be_restored(db, monkeypatch):
    say("Como foi?")
    monkeypatch.setattr("mentores.messaging.services.words.faults", lambda *asked, **options: ["never"])

    assert say(lines()[SUBJECT].house) == Reworded(restored=1)


def test_whoever_saw_other_words_is_told_and_nothing_changes(db):
    say("Como foi?")

    with pytest.raises(ChangedMeanwhile) as refused:
        say("Conte-nos", seen="Como correu a sua mentoria?")

    assert refused.value.keys == [lines()[SUBJECT].key]
    assert lines()[SUBJECT].words == "Como foi?"


def test_only_the_national_coordinator_and_editors_word_notices(db):
    others = [
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.AUDITOR),
        make_coordinator(make_entity()),
        as_participant(make_person()),
    ]

    for by in others:
        with pytest.raises(PermissionDenied):
            say("Como foi?", by=by)
        with pytest.raises(PermissionDenied):
            mark_read(ASKED, seen=_seen(), language="pt", by=by, at=NOON)
    assert say("Como foi?", by=make_appointed(Role.NATIONAL_COORDINATOR)) == Reworded(changed=1)


def test_what_a_native_reader_has_read_is_unread_once_it_says_something_else(db):
    assert [line.is_read for line in lines().values()] == [False] * 6

    number = read()

    assert (number, {line.is_read for line in lines().values()}) == (6, {True})
    say("Como foi?")
    assert [text for text, line in lines().items() if not line.is_read] == [SUBJECT]
    read()
    assert {line.is_read for line in lines().values()} == {True}
    assert NativeReading.objects.count() == 6


def test_a_reading_is_for_every_notice_that_has_the_sentence(db):
    read()

    assert lines(FOUND)[HELLO].is_read


def test_a_reader_who_has_seen_other_words_is_told(db):
    seen = _seen()
    say("Como foi?")

    with pytest.raises(ChangedMeanwhile):
        mark_read(ASKED, seen=seen, language="pt", by=make_appointed(), at=NOON)

    assert not NativeReading.objects.exists()


def test_english_in_which_we_write_needs_a_reader_only_for_own_words(db):
    say("How did it go?", language="en")

    assert [text for text, line in lines(language="en").items() if not line.is_read] == [SUBJECT]


def test_a_tally_counts_every_sentence_once(db):
    say("Bom dia, {name}!", HELLO)
    read()

    found = lines_of([ASKED, FOUND], languages=["pt"])
    both = tally(line for some in found.values() for line in some)

    assert (both.sentences, both.changed, both.unread) == (len({*lines(ASKED), *lines(FOUND)}), 1, 3)


def test_own_words_are_asked_for_once_for_each_message(db, django_assert_num_queries):
    say("Como foi?")

    with django_assert_num_queries(1):
        found = previews(ASKED, language="pt")

    assert found[0].subject == "Como foi?"


def test_a_message_asks_for_its_words_for_the_room_that_is_left_and_is_written(db, django_assert_num_queries):
    say("Como foi?")
    say("Bom dia, {name}!", HELLO)
    person = make_person(language="pt")

    with django_assert_num_queries(3):
        send(person, ASKED, at=NOON)


def test_the_lines_of_every_notice_in_every_language_take_two_queries(db, django_assert_num_queries):
    say("Como foi?")

    with django_assert_num_queries(2):
        found = lines_of(notices(), languages=[language.code for language in LANGUAGES])

    assert own_words_in(found[ASKED, "pt"]) == {(SUBJECT, ""): "Como foi?"}
    assert own_words(ASKED, language="en") == {}


@pytest.mark.parametrize(
    "more", [{"until": None}, {"words": "", "until": NOON}, {"form": "three", "until": NOON}, {"until": after(days=-1)}]
)
def test_the_database_refuses_two_at_once_nothing_an_unknown_form_and_an_end_before_the_beginning(db, more):
    row = {"sentence": SUBJECT, "language": "pt", "words": "Como foi?", "role": Role.EDITOR, "since": NOON}
    Wording.objects.create(**row)

    with pytest.raises(IntegrityError):
        Wording.objects.create(**{**row, **more})


def _seen() -> dict[str, str]:
    return {line.key: line.words for line in lines().values()}
