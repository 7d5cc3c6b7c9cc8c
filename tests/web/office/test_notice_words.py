"""The national team changes what a notice says in one language, and sees how the texts stand."""

import re

import pytest
from django.core import mail

from mentores.accounts.roles import Role
from mentores.messaging.delivery import deliver_waiting
from mentores.messaging.models import NativeReading, Wording
from mentores.messaging.selectors import Line, lines_of
from mentores.messaging.services import send
from tests.factories.accounts import make_person
from tests.factories.moments import NOON
from tests.web.desk.visiting import queries, text_of
from tests.web.office.sitting import seated

ASKED, TO_STAFF = "evaluations/asked", "admissions/arrived"
LIST = "/office/notices/"
SUBJECT, HELLO = "How was your mentorship?", "Hello %(name)s,"


def page_of(language: str = "pt", notice: str = ASKED) -> str:
    return f"{LIST}{notice}/{language}/"


def lines(language: str = "pt", notice: str = ASKED) -> dict[str, Line]:
    """By the English."""
    return {line.sentence.text: line for line in lines_of([notice], languages=[language])[notice, language]}


def form(language: str = "pt", **words: str) -> dict[str, str]:
    """What the form sends: every sentence as it is, but for these, by the key of the line."""
    found: dict[str, str] = {}
    for line in lines(language).values():
        found |= {line.key: line.words, f"{line.key}-seen": line.words}
    return found | words


@pytest.fixture
def editor(db):
    return seated(Role.EDITOR)


def test_words_are_changed_and_sent_from_then_on(editor):
    subject, hello = lines()[SUBJECT].key, lines()[HELLO].key

    answer = editor.post(page_of(), form(**{subject: "Conte-nos como foi", hello: "Bom dia, {name}!"}), follow=True)

    send(make_person("Ana Silva", email="ana@example.org", language="pt"), ASKED, at=NOON)
    deliver_waiting(at=NOON)
    assert answer.redirect_chain == [(page_of(), 302)]
    assert "Saved. From now on, messages are written with these words." in text_of(answer)
    assert (mail.outbox[0].subject, mail.outbox[0].body.splitlines()[0]) == ("Conte-nos como foi", "Bom dia, Ana!")


def test_what_is_not_changed_makes_no_own_words(editor):
    answer = editor.post(page_of(), form(), follow=True)

    assert "Nothing was changed: the words are the same." in text_of(answer)
    assert not Wording.objects.exists()


def test_a_wrong_place_is_told_beside_its_field_and_nothing_typed_is_lost(editor):
    subject, hello = lines()[SUBJECT].key, lines()[HELLO].key

    answer = editor.post(page_of(), form(**{subject: "Como foi?", hello: "Bom dia, {nome}!"}))

    page = answer.content.decode()
    errors = answer.context["form"].errors
    assert (answer.status_code, list(errors)) == (422, [hello])
    assert errors[hello] == [
        "{name} is missing. Without it, readers miss what is filled in there.",
        "{nome} cannot be filled in here. Take it out.",
    ]
    assert [typed in page for typed in (">\nComo foi?</textarea>", ">\nBom dia, {nome}!</textarea>")] == [True, True]
    assert f'href="#id_{hello}_field"' in page
    assert not Wording.objects.exists()


def test_words_are_looked_at_before_they_are_said(editor):
    key = lines()[SUBJECT].key

    answer = editor.post(page_of(), form(**{key: "Conte-nos como foi"}) | {"preview": "yes"})

    assert answer.status_code == 200
    assert "This is how people would read it. Nothing is saved yet. Conte-nos como foi" in text_of(answer)
    assert not Wording.objects.exists()


def test_the_words_of_the_platform_are_said_again_and_the_earlier_ones_can_be_read(editor):
    key = lines()[SUBJECT].key
    editor.post(page_of(), form(**{key: "Conte-nos como foi"}))

    answer = editor.post(page_of(), form(**{key: "", f"{key}-house": "on"}), follow=True)

    text = text_of(answer)
    assert lines()[SUBJECT].own is None
    assert "Saved. The words of the platform are said again." in text
    assert text.count("Conte-nos como foi") == 1


def test_what_somebody_else_says_meanwhile_is_shown_and_only_then_replaced(editor):
    key = lines()[SUBJECT].key
    typed = form(**{key: "Conte-nos como foi"})
    seated(Role.NATIONAL_COORDINATOR).post(page_of(), form(**{key: "Como foi?"}))

    answer = editor.post(page_of(), typed)

    said = "Somebody else has changed this sentence meanwhile. Now it says: «Como foi?» Save again to say yours."
    assert (answer.status_code, answer.context["form"].errors[key]) == (422, [said])
    assert lines()[SUBJECT].words == "Como foi?"
    again = {field.html_name: field.value() or "" for field in answer.context["form"]}
    assert editor.post(page_of(), again).status_code == 302
    assert lines()[SUBJECT].words == "Conte-nos como foi"


def test_what_somebody_else_says_in_another_sentence_stays(editor):
    subject, hello = lines()[SUBJECT].key, lines()[HELLO].key
    typed = form(**{subject: "Conte-nos como foi"})
    seated(Role.NATIONAL_COORDINATOR).post(page_of(), form(**{hello: "Bom dia, {name}!"}))

    editor.post(page_of(), typed)

    assert [lines()[one].words for one in (SUBJECT, HELLO)] == ["Conte-nos como foi", "Bom dia, {name}!"]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ur", "rtl"), ("pt", "ltr")])
def test_words_are_written_in_the_direction_of_their_language(editor, language, direction):
    page = editor.get(page_of(language)).content.decode()

    assert len(re.findall(f'<textarea [^>]*lang="{language}" dir="{direction}"', page)) == len(lines(language))


def test_a_sentence_with_a_number_has_a_field_for_each_form(editor):
    text = text_of(editor.get(page_of("ar", "admissions/interview")))

    assert text.count("This is said for the number") == 6
    assert "This is said for the number 3, 4, 5, 6, 7, 8 …." in text


def test_a_field_says_what_must_be_kept_and_where_else_it_is_said(editor):
    text = text_of(editor.get(page_of()))

    assert "Keep what is filled in: {name} (for example Ana)." in text
    assert "People read it who are learning the language: at most 12 words in a sentence." in text
    assert "Also said in" in text


def test_it_is_noted_that_a_native_reader_has_read_a_message(editor):
    seen = {line.key: line.words for line in lines().values()}

    answer = editor.post(f"{page_of()}read", seen, follow=True)

    text = text_of(answer)
    assert "It is noted that a native reader has read this message in Português." in text
    assert text.count("reviewed by a native reader on") == len(seen)
    assert "A native reader has read it" not in text


def test_what_says_something_else_by_now_is_to_be_read_again(editor):
    answer = editor.post(f"{page_of()}read", {}, follow=True)

    assert "Nothing was noted: the message says something else by now. Please read it again." in text_of(answer)
    assert not NativeReading.objects.exists()


def test_the_list_counts_for_each_language_what_is_changed_and_not_reviewed(editor):
    editor.post(page_of(), form(**{lines()[SUBJECT].key: "Conte-nos como foi"}))
    editor.post(f"{page_of()}read", {line.key: line.words for line in lines().values()})

    page = editor.get(LIST)

    tallies = {language.code: tally for language, tally in page.context["languages"]}
    assert tallies["pt"].changed == 1
    assert tallies["pt"].sentences - tallies["pt"].unread == len(lines())
    assert (tallies["en"].changed, tallies["en"].unread, tallies["en"].missing) == (0, 0, 0)


@pytest.mark.parametrize(
    ("show", "found"), [("changed", True), ("missing", False), ("unread", True), ("nonsense", True)]
)
def test_the_messages_of_a_language_are_listed_by_how_they_stand(editor, show, found):
    editor.post(page_of(), form(**{lines()[SUBJECT].key: "Conte-nos como foi"}))

    page = editor.get(f"{LIST}in/pt/?show={show}")

    assert (f'href="{page_of()}"' in page.content.decode()) == found


def test_a_language_in_which_nothing_is_changed_says_so(editor):
    assert "There is no such message" in text_of(editor.get(f"{LIST}in/pt/?show=changed"))


@pytest.mark.parametrize(
    "address", [f"{LIST}in/xx/", page_of("xx"), page_of("fr", TO_STAFF), page_of("pt", "evaluations/nothing")]
)
def test_a_language_or_notice_that_does_not_exist_is_not_there(editor, address):
    assert editor.get(address).status_code == 404


def test_own_words_cost_no_queries(editor):
    before = [queries(editor, address) for address in (LIST, page_of())]
    editor.post(page_of(), form(**{lines()[SUBJECT].key: "Conte-nos", lines()[HELLO].key: "Bom dia, {name}!"}))
    editor.get(LIST)

    assert [queries(editor, address) for address in (LIST, page_of())] == before
