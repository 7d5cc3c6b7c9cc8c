"""The texts that people agree to, in the office."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.consents.models import Text
from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.consents.services import publish
from mentores.participants.models import Paper
from mentores.web.office.texts.comparing import compared
from tests.factories.consents import make_text
from tests.factories.participants import make_mentor
from tests.factories.training import make_paper
from tests.web.desk.visiting import queries, said, text_of
from tests.web.office.sitting import seated

LIST, PAGE, PUBLISH = "/office/texts/", "/office/texts/information/", "/office/texts/information/publish"
BODY = {
    "body_pt": "Curto.\r\n\r\nPorquê?\r\nPorque sim.",
    "body_en": "Short.\r\n\r\nWhy?\r\nBecause.",
    "body_ar": "قصير.",
}


@pytest.fixture
def client(db):
    return seated(Role.EDITOR)


def day(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_the_list_says_what_is_shown_now_and_later_and_what_is_missing(client):
    make_text("information")
    publish("information", body={"pt": "Mais."}, since=timezone.localdate() + timedelta(days=3))

    text = text_of(client.get(LIST))

    assert ("version 1, since" in text, "version 2, from" in text) == (True, True)
    assert text.count("العربية") == 6  # of the newest information, and of no other yet
    assert text.count("nothing: nobody is asked") == 5


@pytest.mark.parametrize("purpose", ["sales", "000000000000"])
def test_a_purpose_that_nobody_knows_has_no_page(client, purpose):
    addresses = [f"/office/texts/{purpose}/", f"/office/texts/{purpose}/publish"]

    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_two_versions_stand_side_by_side_in_the_language_asked_for(client):
    publish("information", body={"pt": "Um.\n\nDois.\n\nTrês."}, since=timezone.localdate())
    publish("information", body={"pt": "Um.\n\nDuas.\n\nTrês.\n\nQuatro."}, since=timezone.localdate())

    asked, by_itself = client.get(PAGE, {"before": 1, "after": 2, "language": "pt"}), client.get(PAGE)

    pairs = [("Um.", "Um.", "same"), ("Dois.", "Duas.", "changed"), ("Três.", "Três.", "same"), ("", "Quatro.", "new")]
    for page in (asked, by_itself):
        assert [(pair.before, pair.after, pair.state) for pair in page.context["pairs"]] == pairs


def test_a_version_or_language_that_is_not_there_compares_the_newest_two(client):
    make_text()
    make_text()

    page = client.get(PAGE, {"before": 7, "after": "x", "language": "xx"})

    assert (page.context["before"], page.context["after"], page.context["written_in"].code) == (1, 2, "pt")


def test_without_a_version_the_page_says_how_to_begin(client):
    assert "There is no text yet" in text_of(client.get("/office/texts/photos/"))


def test_the_only_version_is_shown_as_people_read_it(client):
    publish("information", body={"pt": "Curto.\n\nPorquê?\nPorque sim."}, since=timezone.localdate())

    page = client.get(PAGE)

    assert ("<h3>Porquê?</h3>" in page.content.decode(), "pairs" in page.context) == (True, False)
    assert [language.code for language, _notice in page.context["shown"]] == ["pt"]


def test_what_has_gone_is_said():
    assert [pair.state for pair in compared("Um.\n\nDois.", "Um.")] == ["same", "gone"]


def test_a_version_is_looked_at_before_it_is_published(client):
    page = client.post(PUBLISH, BODY | {"since": day(), "preview": "yes"})

    html = page.content.decode()
    assert (page.status_code, Text.objects.count()) == (200, 0)
    assert ("<h3>Why?</h3>" in html, "<p>Because.</p>" in html, 'dir="rtl"' in html) == (True, True, True)
    assert "Porque sim.</textarea>" in html


def test_a_version_is_published_in_every_language_from_a_day(client):
    shown = make_text()

    page = client.post(PUBLISH, BODY | {"since": day(3)}, follow=True)

    text = Text.objects.get(version=2)
    assert (text.body["pt"], text.since.isoformat()) == ("Curto.\n\nPorquê?\nPorque sim.", day(3))
    assert (said(page), Text.objects.get(version=1).body) == (["Version 2 is published."], shown.body)


def test_the_form_begins_with_the_newest_version(client):
    make_text()

    assert "Information.</textarea>" in client.get(PUBLISH).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body_en": " "}, "Write the text in this language as well. Nobody is shown half of it."),
        ({"since": day(-1)}, "This day is past. Choose today or a later day."),
        ({"since": "soon"}, "Enter a valid date."),
    ],
)
def test_what_cannot_be_published_is_said_beside_the_field(client, wrong, sentence):
    page = client.post(PUBLISH, BODY | {"since": day()} | wrong)

    assert (page.status_code, text_of(page).count(sentence), Text.objects.count()) == (422, 2, 0)
    assert "Curto." in page.content.decode()


def test_the_same_version_is_not_published_twice(client):
    client.post(PUBLISH, BODY | {"since": day()})

    page = client.post(PUBLISH, BODY | {"since": day()})

    assert (page.status_code, Text.objects.count()) == (422, 1)
    assert "This is the newest version word for word. Nothing was published." in text_of(page)


def test_the_paper_that_mentors_sign_is_written_like_the_other_texts(client):
    signed = make_paper(make_mentor())
    address = "/office/texts/volunteer_programme/publish"

    page = client.post(address, BODY | {"since": day()}, follow=True)

    versions = Text.objects.filter(purpose=VOLUNTEER_PROGRAMME).order_by("version")
    assert (page.status_code, [text.version for text in versions]) == (200, [1, 2])
    assert Paper.objects.get(pk=signed.pk).text == versions[0]


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR])
def test_the_pages_are_for_those_who_edit(db, role):
    other = seated(role)

    assert [other.get(address).status_code for address in (LIST, PAGE, PUBLISH)] == [403, 403, 403]


def test_the_pages_ask_the_same_however_many_versions_there_are(client):
    make_text()
    asked = []
    for _number in range(3):
        make_text()
        asked.append([queries(client, LIST), queries(client, PAGE)])

    assert asked == [asked[0]] * 3


def test_a_version_needs_the_languages_of_the_staff_and_no_other(client):
    page = client.post(PUBLISH, BODY | {"since": day(), "body_ar": " "})

    assert (page.status_code, sorted(Text.objects.get().body)) == (302, ["en", "pt"])
