"""The guides of the interview, in the office."""

import re
from html import unescape

import pytest

from mentores.accounts.roles import Role
from mentores.admissions.guides import guide_of, load_first_guides
from mentores.participants.models import Side
from mentores.questionnaires.models import Kind, Questionnaire
from tests.factories.questionnaires import make_question, make_questionnaire
from tests.web.desk.visiting import queries, said, text_of
from tests.web.office.sitting import seated

LIST, PAGE, PUBLISH = "/office/guides/", "/office/guides/interview-mentee/", "/office/guides/interview-mentee/publish"
NEW = {"text_pt": "Porquê?", "text_en": "Why?", "kind": Kind.TEXT, "place": "1"}
CHOICES = {"kind": Kind.CHOICE, "choices_pt": "já\r\ndepois", "choices_en": "now\r\nlater"}


@pytest.fixture
def client(db):
    return seated(Role.EDITOR)


def sent(*questions: dict[str, str]) -> dict[str, str]:
    """The form with these questions, from the first one on."""
    named = {f"{name}_{room}": value for room, one in enumerate(questions) for name, value in one.items()}
    return {"questions": str(len(questions)), **named}


def as_shown(client) -> dict[str, str]:
    """What the form holds before anybody writes in it."""
    form = client.get(PUBLISH).context["form"]
    return {"questions": str(len(form.rooms)), **{field.name: field.value() for field in form if field.value()}}


def asked() -> list[str]:
    guide = guide_of(Side.MENTEE)
    return [question.text["en"] for question in guide.asked] if guide else []


def test_the_list_says_which_version_is_asked_and_what_it_lacks(client):
    make_questionnaire(questions=[make_question("goal"), make_question("urgency")])

    text = text_of(client.get(LIST))

    assert ("version 1, since" in text, text.count("nothing: each entity asks what it likes")) == (True, 1)


@pytest.mark.parametrize("address", ["/office/guides/nothing/", "/office/guides/nothing/publish"])
def test_a_guide_that_nobody_knows_has_no_page(client, address):
    assert client.get(address).status_code == 404


def test_the_guide_is_shown_as_it_is_asked(client):
    make_questionnaire(questions=[make_question("urgency", "Urgent?", kind=Kind.CHOICE, choices=["now", "later"])])

    text = text_of(client.get(PAGE))

    assert ("Urgent?" in text, "Now" in text, "pairs" in text) == (True, True, False)


def test_without_a_version_the_page_says_how_to_begin(client):
    assert "There is no guide yet" in text_of(client.get(PAGE))


def test_two_versions_stand_side_by_side(client):
    make_questionnaire(questions=[make_question("goal", "Goal?"), make_question("old", "Old?")])
    make_questionnaire(questions=[make_question("goal", "Goal?"), make_question("new", "New?", kind=Kind.LINE)])

    page = client.get(PAGE, {"language": "en"})

    assert [(pair.before.split("\n")[0], pair.after.split("\n")[0], pair.state) for pair in page.context["pairs"]] == [
        ("Goal?", "Goal?", "same"),
        ("Old?", "New?", "changed"),
    ]


def test_the_first_guide_sent_back_as_it_was_shown_is_nothing_new(client):
    load_first_guides()

    page = client.post(PUBLISH, as_shown(client))

    assert (page.status_code, Questionnaire.objects.count()) == (422, 2)
    assert "This is the newest version word for word. Nothing was published." in text_of(page)


def test_a_version_is_looked_at_before_it_is_published(client):
    page = client.post(PUBLISH, {**sent(NEW), "preview": "yes"})

    html = page.content.decode()
    assert (page.status_code, Questionnaire.objects.count()) == (200, 0)
    assert ("This is how entities ask it." in html, "Why?</textarea>" in html) == (True, True)


def test_questions_are_published_in_the_order_of_their_places(client):
    later = NEW | {"text_en": "And then?", "place": "2"}

    page = client.post(PUBLISH, sent(later, NEW, {"kind": Kind.LINE, "place": "3"}), follow=True)

    assert (said(page), asked()) == (["Version 1 is published."], ["Why?", "And then?"])


def test_a_question_keeps_its_key_when_its_words_change_and_an_answer_when_its_words_stay(client):
    urgency = make_question("urgency", "Urgent?", kind=Kind.CHOICE, choices=["now", "later"])
    make_questionnaire(questions=[make_question("goal"), urgency])
    form = as_shown(client) | {"text_en_1": "Is it urgent?"}
    form |= {f"choices_{code}_1": "never\r\nlater" for code in ("pt", "en", "ar")}

    client.post(PUBLISH, form)

    guide = guide_of(Side.MENTEE)
    assert guide is not None
    assert [question.key for question in guide.asked] == ["goal", "urgency"]
    assert [choice.key == choice.text["en"] for choice in guide.asked[1].choices] == [False, True]


def test_a_question_is_left_out(client):
    make_questionnaire(questions=[make_question("goal", "Goal?"), make_question("old", "Old?")])

    client.post(PUBLISH, as_shown(client) | {"removed_1": "on"})

    assert asked() == ["Goal?"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text_en": " "}, "Write the question in this language as well."),
        ({"kind": "riddle"}, "Select a valid choice. riddle is not one of the available choices."),
        (CHOICES | {"choices_pt": "já"}, "Write two answers or more, one in each line, and 10 at most."),
        (CHOICES | {"choices_en": ""}, "Write as many answers in each language."),
        (CHOICES | {"choices_ar": "الآن"}, "Write as many answers in each language."),
    ],
)
def test_what_cannot_be_asked_is_said_beside_the_field(client, wrong, sentence):
    page = client.post(PUBLISH, sent(NEW | wrong))

    assert (page.status_code, text_of(page).count(sentence), Questionnaire.objects.count()) == (422, 2, 0)
    assert "Porquê?</textarea>" in page.content.decode()


@pytest.mark.parametrize("form", [{}, {"questions": "999"}, {"questions": "-1"}, sent({"kind": Kind.LINE})])
def test_an_empty_guide_is_not_published(client, form):
    assert (client.post(PUBLISH, form).status_code, Questionnaire.objects.count()) == (422, 0)


def test_no_question_is_asked_twice_in_one_language(client):
    load_first_guides()

    html = client.get("/office/guides/interview-mentor/").content.decode()

    ids = re.findall(r' id="([^"]+)"', unescape(html))
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR])
def test_the_pages_are_for_those_who_edit(db, role):
    other = seated(role)

    assert [other.get(address).status_code for address in (LIST, PAGE, PUBLISH)] == [403, 403, 403]


def test_the_pages_ask_the_same_however_many_versions_there_are(client):
    make_questionnaire(questions=[make_question("goal0")])
    numbers = []
    for number in range(1, 4):
        make_questionnaire(questions=[make_question(f"goal{number}")])
        numbers.append([queries(client, LIST), queries(client, PAGE)])

    assert numbers == [numbers[0]] * 3
